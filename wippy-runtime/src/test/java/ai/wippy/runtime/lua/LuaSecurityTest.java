package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Policies;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.security.TokenStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ctx}, {@code security} and the executor of {@code funcs}. */
@Timeout(30)
class LuaSecurityTest {
  private static final EntryId TOKENS = EntryId.parse("app:tokens");
  private static final Security SECURITY =
      new Security(
          new Access(false),
          Policies.of(
              new Registry(
                  List.of(
                      policy("all", "allow", "*", "*", List.of("everybody")),
                      policy("docs", "allow", "read", "doc:*", List.of("readers")),
                      policy("main", "allow", "funcs.call", "app:main*", List.of("readers")),
                      policy("secret", "deny", "*", "doc:secret", List.of("readers"))))),
          Map.of(
              TOKENS,
              TokenStore.of(
                  new Entry(TOKENS, TokenStore.KIND, Map.of(), Map.of(), Map.of()),
                  _ -> Optional.empty())));

  private final Application app = new Application(SECURITY);

  private static Entry policy(
      String name, String effect, String actions, String resources, List<Object> groups) {
    return new Entry(
        new EntryId("app", name),
        Policies.KIND,
        Map.of(),
        Map.of(
            "policy",
            Map.of("actions", actions, "resources", resources, "effect", effect),
            "groups",
            groups),
        Map.of());
  }

  private static Context as(String id, String group) {
    return Context.EMPTY
        .withActor(new Actor(id, Map.of("role", "tester")))
        .withScope(SECURITY.policies().group(new EntryId("app", group)).orElseThrow());
  }

  private Object call(Context context, String source) throws Exception {
    String id = "app:main-" + source.hashCode();
    app.function(
        id,
        """
        local funcs, ctx, security = require("funcs"), require("ctx"), require("security")
        return function()
        %s
        end
        """
            .formatted(source),
        "funcs",
        "ctx",
        "security");
    return Application.onVirtualThread(
        () -> app.functions().call(EntryId.parse(id), context, JavaValues.INSTANCE));
  }

  /** For a call that every policy allows. */
  private Object call(String source) throws Exception {
    return call(as("user:1", "everybody"), source);
  }

  @Test
  void valuesThatTheCallerHandedDown() throws Exception {
    var context = Context.EMPTY.withValues(Map.of("a", 1L, "list", List.of("x")));
    assertThat(
            call(
                context,
                """
                local all = ctx.all()
                local nothing, err = ctx.get("b")
                local empty, invalid = ctx.get("")
                return { ctx.get("a"), ctx.get("list")[1], all.a, nothing, err:kind(),
                  err:message(), invalid:kind() }
                """))
        .isEqualTo(
            Arrays.asList(1L, "x", 1L, null, "NotFound", "no value in context: b", "Invalid"));
  }

  @Test
  void whoActsAndWhatThatOneMayDo() throws Exception {
    assertThat(
            call(
                as("user:1", "readers"),
                """
                local actor, scope = security.actor(), security.scope()
                return actor:id() .. " " .. actor:meta().role .. " " .. #scope:policies() .. " "
                  .. scope:policies()[1]:id() .. " " .. tostring(scope:contains("app:secret")) .. " "
                  .. tostring(security.can("read", "doc:1")) .. " "
                  .. tostring(security.can("read", "doc:secret")) .. " "
                  .. tostring(security.can("write", "doc:1", { owner = "x" }))
                """))
        .isEqualTo("user:1 tester 3 app:docs true true false false");
    assertThat(call(Context.EMPTY, "return security.actor() == nil and security.scope() == nil"))
        .isEqualTo(true);
  }

  @Test
  void scopesAreMadeOfPolicies() throws Exception {
    assertThat(
            call(
                """
                local user = security.new_actor("user:2", { level = 3 })
                local docs = assert(security.policy("app:docs"))
                local scope = security.new_scope():with(docs)
                local more = scope:with(assert(security.policy("app:secret")))
                local readers = assert(security.named_scope("app:readers"))
                return table.concat({
                  docs:evaluate(user, "read", "doc:1"),
                  docs:evaluate(user, "write", "doc:1"),
                  scope:evaluate(user, "read", "doc:secret"),
                  more:evaluate(user, "read", "doc:secret"),
                  more:without("app:secret"):evaluate(user, "read", "doc:secret"),
                  readers:evaluate(user, "read", "doc:secret"),
                  security.new_scope({ docs }):evaluate(user, "read", "doc:1"),
                  user:meta().level,
                }, " ")
                """))
        .isEqualTo("allow undefined allow deny allow deny allow 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          security.policy("app:none")       | NotFound | security policy not found: app:none
          security.named_scope("app:none")  | NotFound | security group not found: app:none
          security.token_store("app:none")  | NotFound | security token store not found: app:none
          security.token_store("")          | Invalid  | token store ID required
          """)
  void whatIsNotThere(String expression, String kind, String message) throws Exception {
    assertThat(call("local _, err = " + expression + " return err:kind() .. ' ' .. err:message()"))
        .isEqualTo(kind + " " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "security.policy('app:docs')",
        "security.named_scope('app:readers')",
        "funcs.new():with_context({a = 1})",
        "funcs.new():with_actor(security.actor())",
        "funcs.new():with_scope(security.scope())",
        "funcs.call('app:none')",
      })
  void denialsThatAreReturned(String expression) throws Exception {
    assertThat(call(as("user:1", "readers"), "local _, err = " + expression + " return err:kind()"))
        .isEqualTo("PermissionDenied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "security.new_actor('user:2')",
        "security.new_scope()",
        "security.scope():with(security.scope():policies()[1])",
        "security.scope():without('app:secret')",
        "security.token_store('app:tokens')",
      })
  void denialsThatAreRaised(String expression) throws Exception {
    assertThat(
            call(
                as("user:1", "readers"),
                "local ok, err = pcall(function() return "
                    + expression
                    + " end)"
                    + " return tostring(ok) .. ' ' .. err:kind()"))
        .isEqualTo("false PermissionDenied");
  }

  @Test
  void callsAsSomebodyElse() throws Exception {
    app.function(
        "app:who",
        """
        local ctx, security = require("ctx"), require("security")
        return function(greeting)
          local actor = security.actor()
          return greeting .. " " .. actor:id() .. " " .. #security.scope():policies() .. " "
            .. tostring(ctx.get("a")) .. tostring(ctx.get("b"))
        end
        """,
        "ctx",
        "security");
    assertThat(
            call(
                as("user:1", "everybody").withValues(Map.of("a", 1L, "b", 1L)),
                """
                local exec = funcs.new()
                local other = assert(exec:with_context({ b = 2 }))
                other = assert(other:with_actor(security.new_actor("user:2")))
                other = assert(other:with_scope(assert(security.named_scope("app:everybody"))
                  :with(assert(security.policy("app:docs")))))
                local first = assert(exec:call("app:who", "hello"))
                local second = assert(other:call("app:who", "hello"))
                local future = assert(other:async("app:who", "later"))
                local third = future:response():receive():data()
                return first .. "; " .. second .. "; " .. third
                """))
        .isEqualTo("hello user:1 1 11; hello user:2 2 12; later user:2 2 12");
  }

  @Test
  void optionsOfACall() throws Exception {
    app.function("app:loop", "return function() while true do end end");
    app.function(
        "app:refuse",
        """
        local count = 0
        return function()
          return nil, errors.new({ kind = errors.UNAVAILABLE, message = "closed" })
        end
        """);
    assertThat(
            call(
                """
                local exec = assert(funcs.new():with_options({ timeout = 50 }))
                local _, timeout = exec:call("app:loop")
                exec = assert(funcs.new():with_options({
                  retry = { max_attempts = 3, initial_delay = "1ms" } }))
                local _, refused = exec:call("app:refuse")
                local _, network = exec:with_options({ network = "app:vpn" })
                local _, invalid = assert(exec:with_options({ timeout = "soon" })):call("app:refuse")
                return timeout:kind() .. " " .. refused:kind() .. " " .. network:kind() .. " "
                  .. invalid:kind() .. " " .. tostring(refused:retryable())
                """))
        .isEqualTo("Timeout Unavailable Unavailable Invalid nil");
  }

  @Test
  void tokens() throws Exception {
    assertThat(
            call(
                """
                local store = assert(security.token_store("app:tokens"))
                local user = security.new_actor("user:9", { role = "guest" })
                local scope = assert(security.named_scope("app:readers"))
                local token = assert(store:create(user, scope, { expiration = "1h", meta = { a = 1 } }))
                local actor, rights, err = store:validate(token)
                local seen = actor:id() .. " " .. actor:meta().role .. " " .. #rights:policies()
                assert(store:revoke(token))
                local none, no_scope, gone = store:validate(token)
                local _, bad = store:create(user, scope, { expiration = "soon" })
                store:close()
                local _, closed = store:create(user, scope)
                return seen .. " " .. tostring(err) .. " " .. tostring(none) .. " " .. gone:kind()
                  .. " " .. bad:kind() .. " " .. closed:message()
                """))
        .isEqualTo("user:9 guest 3 nil nil Internal Invalid token store closed: app:tokens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", "group"})
  void whatIsNoPolicyIsRefused(String what) {
    var failure =
        catchThrowableOfType(
            Failure.class, () -> call("return security.new_scope({ '" + what + "' })"));
    assertThat(failure.kind()).isEqualTo(Kind.INTERNAL);
    assertThat(failure).hasMessageContaining("policy expected, got string");
  }
}
