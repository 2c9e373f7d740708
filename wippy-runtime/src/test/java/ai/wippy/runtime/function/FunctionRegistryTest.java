package ai.wippy.runtime.function;

import static ai.wippy.runtime.function.Trail.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Decision;
import ai.wippy.runtime.security.Policies;
import ai.wippy.runtime.security.Policy;
import ai.wippy.runtime.security.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FunctionRegistryTest {
  private final Values values = NoValues.make();
  private final FunctionRegistry functions = new FunctionRegistry(new Access(false));
  private final Trail trail = new Trail();

  private void register(String id, Map<String, Object> data, Handler handler) {
    functions.register(
        new Entry(EntryId.parse(id), "function.wasm", Map.of(), data, Map.of()), handler);
  }

  private Object call(String id, Context context, Object... args) {
    return functions.call(EntryId.parse(id), context, values, args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app:anwser   | NOT_FOUND | no handler registered for app:anwser; did you mean app:answer?
          other:answer | NOT_FOUND | no handler registered for other:answer; did you mean app:answer?
          app:nothing  | NOT_FOUND | no handler registered for app:nothing
          answer       | INVALID   | namespace required in function ID: write ns:answer
          app:         | INVALID   | name required in function ID: write app:name
          ''           | INVALID   | function ID required
          """)
  void saysWhatIsWrongWithAnId(String id, Kind kind, String message) {
    register("app:answer", Map.of(), (context, v, args) -> 42L);
    var failure = catchThrowableOfType(Failure.class, () -> call(id, Context.EMPTY));
    assertThat(failure).hasMessage(message);
    assertThat(failure.kind()).isEqualTo(kind);
  }

  @Test
  void theCalleeInheritsTheContextAndSeesWhereItIs() {
    register("app:inner", Map.of(), (context, v, args) -> context);
    register(
        "app:outer",
        Map.of(),
        (context, v, args) ->
            functions.call(
                EntryId.parse("app:inner"), context.withValues(Map.of("b", 2)), v, args));
    var actor = new Actor("user:1", Map.of());
    var inherited =
        (Context)
            call("app:outer", Context.EMPTY.withActor(actor).withValues(Map.of("a", 1, "b", 1)));
    assertThat(inherited.actor()).contains(actor);
    assertThat(inherited.values()).isEqualTo(Map.of("a", 1, "b", 2));
    assertThat(inherited.path())
        .extracting(EntryId::toString)
        .containsExactly("app:outer", "app:inner");
  }

  @Test
  void anActorMayCallWhatItsScopeAllows() {
    register("app:public", Map.of(), (context, v, args) -> "yes");
    register("app:secret", Map.of(), (context, v, args) -> "no");
    var allow = policy(Decision.ALLOW, "app:*");
    var deny = policy(Decision.DENY, "app:secret");
    var context =
        Context.EMPTY
            .withActor(new Actor("user:1", Map.of()))
            .withScope(new Scope(List.of(deny, allow)));
    assertThat(call("app:public", context)).isEqualTo("yes");
    var failure = catchThrowableOfType(Failure.class, () -> call("app:secret", context));
    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(failure).hasMessage("not allowed: app:secret");
    var unknown = catchThrowableOfType(Failure.class, () -> call("other:x", context));
    assertThat(unknown).hasMessage("not allowed: other:x");
  }

  private static Policy policy(Decision effect, String resource) {
    return new Policy(
        new EntryId("app", effect.name()), effect, List.of("funcs.call"), List.of(resource));
  }

  @Test
  void callsBeyondThePoolWaitAndACanceledOneLeaves() throws InterruptedException {
    var gate = new CountDownLatch(1);
    register(
        "app:slow",
        Map.of("pool", Map.of("type", "static", "size", 1L)),
        (context, v, args) -> {
          trail.add(args[0] + " runs");
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return args[0];
        });
    var first = Thread.startVirtualThread(() -> call("app:slow", Context.EMPTY, "first"));
    await(() -> trail.steps().size() == 1);
    var second =
        Thread.startVirtualThread(() -> {
          var failure =
              catchThrowableOfType(Failure.class, () -> call("app:slow", Context.EMPTY, "second"));
          trail.add("second " + failure.kind());
        });
    second.interrupt();
    second.join();
    gate.countDown();
    first.join();
    assertThat(trail.steps()).containsExactly("first runs", "second CANCELED");
  }

  @ParameterizedTest
  @CsvSource({"inline", "static", "lazy", "adaptive"})
  void aFunctionMayCallItself(String type) {
    register(
        "app:down",
        Map.of("pool", Map.of("type", type, "size", 1L, "max_size", 1L)),
        (context, v, args) -> {
          long left = (Long) args[0];
          return left == 0 ? "bottom" : call("app:down", context, left - 1);
        });
    assertThat(call("app:down", Context.EMPTY, 50L)).isEqualTo("bottom");
  }

  @Test
  void endlessRecursionEndsWithTheNames() {
    register("app:a", Map.of(), (context, v, args) -> call("app:b", context));
    register("app:b", Map.of(), (context, v, args) -> call("app:a", context));
    assertThatThrownBy(() -> call("app:a", Context.EMPTY))
        .isInstanceOf(Failure.class)
        .hasMessage("functions call each other 100 deep: ... -> app:b -> app:a -> app:b -> app:a");
  }

  @Test
  void theDeadlineOfTheEntryCounts() {
    register(
        "app:loop",
        Map.of("limits", Map.of("max_execution_ms", 30L)),
        (context, v, args) -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          throw new Failure(Kind.CANCELED, "interrupted");
        });
    var failure = catchThrowableOfType(Failure.class, () -> call("app:loop", Context.EMPTY));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
  }

  private static Failure unavailable() {
    return new Failure(Kind.UNAVAILABLE, "not yet", true, null, null);
  }

  private Handler failing(int times) {
    return (context, v, args) -> {
      trail.add("attempt");
      if (trail.steps().size() <= times) {
        throw unavailable();
      }
      return "done";
    };
  }

  @Test
  void theOptionsOfAnEntryCountUnlessTheCallerSaysOtherwise() {
    var retry = Map.<String, Object>of("max_attempts", 3L, "initial_delay", 0L);
    functions.register(
        new Entry(
            EntryId.parse("app:flaky"),
            "function.lua",
            Map.of("options", Map.of("retry", retry)),
            Map.of(),
            Map.of()),
        failing(2));
    assertThat(call("app:flaky", Context.EMPTY)).isEqualTo("done");
    assertThat(trail.steps()).hasSize(3);

    var once = new CallOptions(Map.of("retry", Map.of("max_attempts", 1L)));
    register(
        "app:once",
        Map.of(),
        (context, v, args) -> {
          trail.add("once");
          throw unavailable();
        });
    assertThatThrownBy(() -> functions.call(EntryId.parse("app:once"), Context.EMPTY, once, values))
        .hasMessage("not yet");
    assertThat(trail.steps()).hasSize(4);
  }

  @Test
  void aTimeoutOfTheCallerEndsAllAttempts() {
    register("app:never", Map.of(), failing(Integer.MAX_VALUE));
    var options =
        new CallOptions(
            Map.of(
                "timeout", 50L, "retry", Map.of("max_attempts", 1_000_000L, "max_delay", "5ms")));
    var failure =
        catchThrowableOfType(
            Failure.class,
            () -> functions.call(EntryId.parse("app:never"), Context.EMPTY, options, values));
    assertThat(failure).hasMessage("app:never did not end within 50 ms (option timeout)");
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(trail.steps()).hasSizeGreaterThan(1);
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedBeforeTheCall() {
    register("app:answer", Map.of(), (context, v, args) -> 42L);
    for (var options :
        List.of(Map.<String, Object>of("timeout", 0L), Map.<String, Object>of("retry", "often"))) {
      var failure =
          catchThrowableOfType(
              Failure.class,
              () ->
                  functions.call(
                      EntryId.parse("app:answer"),
                      Context.EMPTY,
                      new CallOptions(options),
                      values));
      assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    }
  }

  @Test
  void interceptorsStandAroundACallInTheirOrder() {
    Interceptor outer =
        (call, next) -> {
          trail.add("outer " + call.id());
          Object result = next.call(call);
          trail.add("outer got " + result);
          return "<" + result + ">";
        };
    Interceptor inner =
        (call, next) ->
            next.call(
                new Call(
                    EntryId.parse("app:other"),
                    call.context(),
                    call.options(),
                    call.values(),
                    List.of("changed")));
    var registry =
        new FunctionRegistry(
            new Access(false), Policies.of(new Registry(List.of())), List.of(outer, inner), false);
    registry.register(
        new Entry(EntryId.parse("app:other"), "function.lua", Map.of(), Map.of(), Map.of()),
        (context, v, args) -> args[0]);
    assertThat(registry.call(EntryId.parse("app:one"), Context.EMPTY, values, "given"))
        .isEqualTo("<changed>");
    assertThat(trail.steps()).containsExactly("outer app:one", "outer got changed");

    var context =
        Context.EMPTY
            .withActor(new Actor("user:1", Map.of()))
            .withScope(new Scope(List.of(policy(Decision.ALLOW, "app:one"))));
    assertThatThrownBy(() -> registry.call(EntryId.parse("app:one"), context, values, "given"))
        .hasMessage("not allowed: app:other");
  }

  @Test
  void anEntryRunsAsItSays() {
    var policies =
        Policies.of(
            new Registry(
                List.of(
                    new Entry(
                        EntryId.parse("app:all"),
                        Policies.KIND,
                        Map.of(),
                        Map.of(
                            "policy",
                            Map.of("actions", "*", "resources", "*", "effect", "allow"),
                            "groups",
                            List.of("trusted")),
                        Map.of()))));
    var registry = new FunctionRegistry(new Access(false), policies, List.of(), false);
    registry.register(
        new Entry(
            EntryId.parse("app:gate"),
            "function.lua",
            Map.of(),
            Map.of("security", Map.of("actor", Map.of("id", "gate"), "groups", List.of("trusted"))),
            Map.of()),
        (context, v, args) -> registry.call(EntryId.parse("app:inner"), context, v));
    registry.register(
        new Entry(EntryId.parse("app:inner"), "function.lua", Map.of(), Map.of(), Map.of()),
        (context, v, args) -> context.actor().orElseThrow().id());
    var user =
        Context.EMPTY
            .withActor(new Actor("user:1", Map.of()))
            .withScope(new Scope(List.of(policy(Decision.ALLOW, "app:gate"))));
    assertThatThrownBy(() -> registry.call(EntryId.parse("app:inner"), user, values))
        .hasMessage("not allowed: app:inner");
    assertThat(registry.call(EntryId.parse("app:gate"), user, values)).isEqualTo("gate");
  }

  @Test
  void closedMeansUnavailable() throws InterruptedException {
    register("app:answer", Map.of(), (context, v, args) -> 42L);
    functions.close();
    var failure = catchThrowableOfType(Failure.class, () -> call("app:answer", Context.EMPTY));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(functions.awaitDrained(Duration.ofSeconds(1))).isTrue();
  }
}
