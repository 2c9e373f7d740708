package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.SequenceNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.runtime.security.Attribute;
import ai.wippy.runtime.security.Operator;
import ai.wippy.runtime.security.Policies;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Checks policies, and that whatever runs as somebody names groups and policies that exist. */
final class SecurityPolicies {
  private final Set<String> groups = new TreeSet<>();
  private final Set<String> policies = new TreeSet<>();
  private final Problems problems;

  /** Takes names from all definitions: one mistake in a policy makes no mistakes elsewhere. */
  private SecurityPolicies(Collection<Definition> definitions, Problems problems) {
    this.problems = problems;
    for (Definition definition : definitions) {
      if (definition.kind().value().equals(Policies.KIND)) {
        policies.add(definition.id().toString());
        ids(definition, definition.data(), "groups").forEach(id -> groups.add(id.id().toString()));
      }
    }
  }

  static void check(
      Collection<Definition> definitions, List<IndexEntry> entries, Problems problems) {
    var security = new SecurityPolicies(definitions, problems);
    for (IndexEntry entry : entries) {
      Definition definition = entry.definition();
      switch (entry.kind()) {
        case Policies.KIND -> security.checkPolicy(definition);
        case "security.policy.expr" -> security.refuse(definition);
        default ->
            identities(definition)
                .forEach(identity -> security.checkIdentity(definition, identity));
      }
    }
  }

  /** Left out, a policy that denies would allow. */
  private void refuse(Definition definition) {
    problems.error(
        definition.kind().span(),
        "security.policy.expr is not supported: " + definition.id(),
        "write the expression as conditions of a security.policy; one for each side of an `||`");
  }

  /** Every place of an entry that says as whom something runs. */
  private static Stream<MappingNode> identities(Definition definition) {
    return Stream.of(
            definition.data().mapping("lifecycle"),
            definition.meta().mapping("command"),
            Optional.of(definition.data()))
        .flatMap(Optional::stream)
        .flatMap(outer -> outer.mapping("security").stream());
  }

  private void checkIdentity(Definition definition, MappingNode identity) {
    ids(definition, identity, "groups")
        .forEach(group -> checkKnown(definition, "group", group, groups));
    ids(definition, identity, "policies")
        .forEach(policy -> checkKnown(definition, "policy", policy, policies));
  }

  private void checkKnown(
      Definition definition, String what, Reference reference, Set<String> known) {
    String id = reference.id().toString();
    if (!known.contains(id)) {
      problems.error(
          reference.span(),
          "security %s not found: %s in entry %s".formatted(what, id, definition.id()),
          known.isEmpty()
              ? "there is no security.policy entry with a " + (what.equals("group") ? what : "name")
              : Suggestion.instead(id, known));
    }
  }

  /** Ids in full: what has no namespace is in that of the entry. */
  private static Stream<Reference> ids(Definition definition, MappingNode map, String field) {
    return map.items(field).stream()
        .flatMap(item -> Reference.of(item).stream())
        .map(item -> new Reference(item.span(), item.within(definition.id().namespace())));
  }

  private void checkPolicy(Definition definition) {
    MappingNode policy = definition.data().mapping("policy").orElseThrow();
    Stream.of("actions", "resources")
        .forEach(field -> checkNotEmpty(definition, policy.get(field).orElseThrow(), field));
    for (Node each : policy.items("conditions")) {
      checkCondition(definition, (MappingNode) each);
    }
  }

  private void checkNotEmpty(Definition definition, Node list, String field) {
    if (list instanceof SequenceNode(var _, var items) && items.isEmpty()) {
      problems.error(
          list.span(),
          "policy.%s is empty in entry %s: it never applies".formatted(field, definition.id()),
          "write \"*\" for all");
    }
  }

  private void checkCondition(Definition definition, MappingNode condition) {
    checkAttribute(definition, condition.text("field").orElseThrow());
    condition.text("value_from").ifPresent(from -> checkAttribute(definition, from));
    Operator operator = Operator.of(condition.text("operator").orElseThrow().value()).orElseThrow();
    Optional<Node> value = condition.get("value");
    boolean from = condition.text("value_from").isPresent();
    String owner = " in entry " + definition.id();
    if (value.isPresent() && from) {
      problems.error(
          condition.field("value_from").orElseThrow().key().span(),
          "value and value_from exclude each other" + owner,
          "keep one of them");
    } else if (value.isEmpty() && !from && !operator.isUnary()) {
      problems.error(
          condition.span(),
          "operator %s compares with nothing%s".formatted(operator.word(), owner),
          "add value, or value_from with one of " + Attribute.WORDS);
    }
    value.ifPresent(node -> checkValue(operator, node, owner));
  }

  private void checkAttribute(Definition definition, TextNode name) {
    if (Attribute.parse(name.value()).isEmpty()) {
      problems.error(
          name.span(),
          "unknown field `%s` in entry %s".formatted(name.value(), definition.id()),
          "expected one of " + Attribute.WORDS);
    }
  }

  private void checkValue(Operator operator, Node value, String owner) {
    if (operator.wantsList() && !(value instanceof SequenceNode)) {
      problems.error(
          value.span(),
          "operator %s looks into a list, but value is %s%s"
              .formatted(operator.word(), value.describe(), owner),
          "write [%s]".formatted(value.span().text()));
    }
    if (operator.wantsExpression() && value instanceof TextNode text) {
      try {
        Pattern.compile(text.value());
      } catch (PatternSyntaxException e) {
        problems.error(
            text.span(),
            "invalid regular expression%s: %s".formatted(owner, e.getDescription()),
            "a backslash before a sign takes its meaning away");
      }
    }
  }
}
