package ai.wippy.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {
  private static final Actor ACTOR =
      new Actor(
          "user:1",
          Map.of(
              "role",
              "admin",
              "level",
              3L,
              "rate",
              0.5,
              "tags",
              List.of("a", 7L),
              "team",
              Map.of("name", "core", "size", 5L)));

  private static final Request REQUEST =
      new Request(
          ACTOR, "read", "document:42", Map.of("owner", "user:1", "size", 10L, "public", true));

  private static Entry policy(String name, Map<String, Object> rule, Object... groups) {
    return new Entry(
        new EntryId("app", name),
        Policies.KIND,
        Map.of(),
        Map.of("policy", rule, "groups", Arrays.asList(groups)),
        Map.of());
  }

  private static Map<String, Object> rule(String effect, Object... conditions) {
    return Map.of(
        "actions",
        "*",
        "resources",
        List.of("*"),
        "effect",
        effect,
        "conditions",
        Arrays.asList(conditions));
  }

  private static Decision evaluate(Map<String, Object> condition) {
    var policies = Policies.of(new Registry(List.of(policy("p", rule("allow", condition)))));
    return policies.policy(new EntryId("app", "p")).orElseThrow().evaluate(REQUEST);
  }

  /** Operands in YAML's way: whole numbers, fractions, lists in brackets. */
  private static Object operand(String text) {
    if (text.startsWith("[")) {
      return Arrays.stream(text.substring(1, text.length() - 1).split(" "))
          .map(PoliciesTest::operand)
          .toList();
    }
    if (text.matches("-?[0-9]+")) {
      return Long.valueOf(text);
    }
    if (text.matches("-?[0-9]+\\.[0-9]+")) {
      return Double.valueOf(text);
    }
    return text.equals("true") || text.equals("false") ? (Object) text.equals("true") : text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          actor.id             | eq        | user:1           | yes
          actor.id             | eq        | user:2           | no
          actor.id             | ne        | user:2           | yes
          actor.meta.role      | eq        | admin            | yes
          actor.meta.role      | ne        | admin            | no
          actor.meta.level     | eq        | 3                | yes
          actor.meta.level     | eq        | 3.0              | yes
          actor.meta.level     | gt        | 2.5              | yes
          actor.meta.level     | lt        | 10               | yes
          actor.meta.level     | lte       | 3                | yes
          actor.meta.level     | gte       | 4                | no
          actor.meta.rate      | lt        | 1                | yes
          actor.meta.rate      | gt        | 1                | no
          actor.meta.team.name | eq        | core             | yes
          actor.meta.team.size | gte       | 5                | yes
          actor.meta.role.name | exists    | true             | no
          actor.meta.role      | lt        | bdmin            | yes
          action               | eq        | read             | yes
          action               | in        | [read write]     | yes
          action               | in        | [write delete]   | no
          action               | nin       | [write delete]   | yes
          actor.meta.level     | in        | [1 2 3]          | yes
          actor.meta.level     | nin       | [1 2 3]          | no
          resource             | matches   | ^document:[0-9]+ | yes
          resource             | matches   | 4                | yes
          resource             | matches   | ^4               | no
          resource             | nmatches  | ^secret:         | yes
          resource             | nmatches  | ^document:       | no
          resource             | contains  | ment             | yes
          resource             | ncontains | ment             | no
          resource             | ncontains | secret           | yes
          actor.meta.tags      | contains  | a                | yes
          actor.meta.tags      | contains  | 7                | yes
          actor.meta.tags      | ncontains | b                | yes
          actor.meta.team      | contains  | name             | yes
          meta.public          | eq        | true             | yes
          meta.public          | ne        | true             | no
          meta.size            | gt        | 9                | yes
          meta.owner           | exists    | true             | yes
          meta.owner           | nexists   | true             | no
          meta.gone            | exists    | true             | no
          meta.gone            | nexists   | true             | yes
          meta.gone            | eq        | x                | no
          meta.gone            | ne        | x                | no
          meta.gone            | nin       | [a b]            | no
          meta.gone            | ncontains | x                | no
          meta.gone            | nmatches  | x                | no
          meta.size            | contains  | 1                | no
          meta.size            | ncontains | 7                | no
          """)
  void operators(String field, String operator, String value, String holds) {
    var condition =
        Map.<String, Object>of("field", field, "operator", operator, "value", operand(value));
    assertThat(evaluate(condition))
        .isEqualTo(holds.equals("yes") ? Decision.ALLOW : Decision.UNDEFINED);
  }

  @ParameterizedTest
  @CsvSource({
    "meta.owner, eq, actor.id, yes",
    "meta.owner, ne, actor.id, no",
    "meta.size, gt, actor.meta.level, yes",
    "actor.meta.level, in, actor.meta.tags, no",
    "meta.owner, eq, meta.gone, no",
    "meta.owner, ne, meta.gone, no",
    "resource, matches, actor.meta.role, no",
  })
  void anOperandOfTheRequest(String field, String operator, String from, String holds) {
    assertThat(evaluate(Map.of("field", field, "operator", operator, "value_from", from)))
        .isEqualTo(holds.equals("yes") ? Decision.ALLOW : Decision.UNDEFINED);
  }

  @Test
  void anExpressionThatComesWithTheRequestAndIsNoneMatchesNothing() {
    var request = new Request(ACTOR, "read", "x", Map.of("expression", "("));
    for (var operator : List.of(Operator.MATCHES, Operator.NMATCHES)) {
      var condition =
          new Condition(
              new Attribute.Resource(),
              operator,
              new Condition.Operand.From(Attribute.parse("meta.expression").orElseThrow()));
      assertThat(condition.holds(request)).isFalse();
    }
  }

  @Test
  void allConditionsMustHold() {
    var admin = Map.<String, Object>of("field", "actor.id", "operator", "exists");
    var deleted = Map.<String, Object>of("field", "action", "operator", "eq", "value", "delete");
    var policies =
        Policies.of(
            new Registry(
                List.of(
                    policy("one", rule("deny", admin)),
                    policy("both", rule("deny", admin, deleted)))));
    assertThat(policies.policy(new EntryId("app", "one")).orElseThrow().evaluate(REQUEST))
        .isEqualTo(Decision.DENY);
    assertThat(policies.policy(new EntryId("app", "both")).orElseThrow().evaluate(REQUEST))
        .isEqualTo(Decision.UNDEFINED);
  }

  @Test
  void groupsAreNamedScopes() {
    var policies =
        Policies.of(
            new Registry(
                List.of(
                    policy("a", rule("allow"), "users", "other:admins"),
                    policy("b", rule("deny"), Map.of("ns", "app", "name", "users")))));
    assertThat(policies.group(EntryId.parse("app:users")).orElseThrow().policies())
        .extracting(each -> each.id().name())
        .containsExactly("a", "b");
    assertThat(policies.group(EntryId.parse("other:admins")).orElseThrow().policies()).hasSize(1);
    assertThat(policies.group(EntryId.parse("app:nobody"))).isEmpty();
  }

  private static Identity identity(Map<String, Object> security) {
    return Identity.ofService(
        new Entry(
            new EntryId("app", "service"),
            "http.service",
            Map.of(),
            Map.of("lifecycle", Map.of("security", security)),
            Map.of()));
  }

  private static final Policies TWO =
      Policies.of(
          new Registry(
              List.of(
                  policy("a", rule("allow"), "users"),
                  policy("b", rule("deny"), "users"),
                  policy("c", rule("deny")))));

  @Test
  void aServiceRunsAsItsEntrySays() {
    var context =
        TWO.apply(
            identity(
                Map.of(
                    "actor", Map.of("id", "bot", "meta", Map.of("role", "crawler")),
                    "groups", List.of("users"),
                    "policies", List.of("app:c", "app:b"))),
            Context.EMPTY);
    assertThat(context.actor()).contains(new Actor("bot", Map.of("role", "crawler")));
    assertThat(context.scope().orElseThrow().policies())
        .extracting(each -> each.id().name())
        .containsExactly("a", "b", "c");
  }

  @Test
  void whatAnIdentityLeavesOutIsTheCallers() {
    var caller = Context.EMPTY.withActor(ACTOR).withScope(TWO.group(id("users")).orElseThrow());
    assertThat(TWO.apply(identity(Map.of()), caller)).isEqualTo(caller);
    var bot = TWO.apply(identity(Map.of("actor", Map.of("id", "bot"))), caller);
    assertThat(bot.actor().map(Actor::id)).contains("bot");
    assertThat(bot.scope()).isEqualTo(caller.scope());
    var more = TWO.apply(identity(Map.of("policies", List.of("c"))), caller);
    assertThat(more.actor()).contains(ACTOR);
    assertThat(more.scope().orElseThrow().contains(id("c"))).isTrue();
    assertThat(TWO.apply(identity(Map.of()), Context.EMPTY).scope()).isEqualTo(Optional.empty());
  }

  private static EntryId id(String name) {
    return new EntryId("app", name);
  }

  @Test
  void halfAScopeIsNone() {
    for (var names :
        List.of(
            Map.<String, Object>of("groups", List.of("users", "gone")),
            Map.<String, Object>of("groups", List.of("users"), "policies", List.of("gone")))) {
      var failure =
          catchThrowableOfType(Failure.class, () -> TWO.apply(identity(names), Context.EMPTY));
      assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    }
  }

  @Test
  void policiesComeAndGo() {
    var users = TWO.group(id("users")).orElseThrow();
    assertThat(users.evaluate(REQUEST)).isEqualTo(Decision.DENY);
    assertThat(users.without(id("b")).evaluate(REQUEST)).isEqualTo(Decision.ALLOW);
    assertThat(users.without(id("b")).with(users.policies())).isEqualTo(users);
    assertThat(Scope.EMPTY.evaluate(REQUEST)).isEqualTo(Decision.UNDEFINED);
  }

  @Test
  void metadataReachesConditions() {
    var owner =
        Map.<String, Object>of("field", "meta.owner", "operator", "eq", "value_from", "actor.id");
    var policies = Policies.of(new Registry(List.of(policy("p", rule("allow", owner), "g"))));
    var context = Context.EMPTY.withActor(ACTOR).withScope(policies.group(id("g")).orElseThrow());
    var access = new Access(false);
    assertThat(access.allows(context, "read", "x", Map.of("owner", "user:1"))).isTrue();
    assertThat(access.allows(context, "read", "x", Map.of("owner", "user:2"))).isFalse();
    assertThat(access.allows(context, "read", "x")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maybe | eq      | actor.id   | security policy app:p: unknown effect `maybe`
          allow | equals  | actor.id   | security policy app:p: unknown operator `equals`
          allow | eq      | actor.name | security policy app:p: unknown field `actor.name`: expected one of actor.id, actor.meta.NAME, action, resource, meta.NAME
          allow | matches | actor.id   | security policy app:p: `(` is no regular expression: Unclosed group
          """)
  void overridesThatMakeNoSense(String effect, String operator, String field, String message) {
    var condition = Map.<String, Object>of("field", field, "operator", operator, "value", "(");
    var registry = new Registry(List.of(policy("p", rule(effect, condition))));
    var failure = catchThrowableOfType(Failure.class, () -> Policies.of(registry));
    assertThat(failure).hasMessage(message);
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "actor", "actor.meta", "actor.meta.", "meta", "meta..a", "action.x"})
  void noAttributes(String text) {
    assertThat(Attribute.parse(text)).isEmpty();
  }
}
