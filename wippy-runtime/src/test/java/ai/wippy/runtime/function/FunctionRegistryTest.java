package ai.wippy.runtime.function;

import static ai.wippy.runtime.function.Trail.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Decision;
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

  @Test
  void closedMeansUnavailable() throws InterruptedException {
    register("app:answer", Map.of(), (context, v, args) -> 42L);
    functions.close();
    var failure = catchThrowableOfType(Failure.class, () -> call("app:answer", Context.EMPTY));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(functions.awaitDrained(Duration.ofSeconds(1))).isTrue();
  }
}
