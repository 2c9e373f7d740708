package ai.wippy.runtime.wippy.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.function.Handler;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionCallsTest {
  private final FunctionRegistry functions = new FunctionRegistry(new Access(false));
  private final FunctionCalls calls = new FunctionCalls(functions, Context.EMPTY);

  private void register(String id, Handler handler) {
    functions.register(
        new Entry(EntryId.parse(id), "function.lua", Map.of(), Map.of(), Map.of()), handler);
  }

  private void giving(Object result) {
    register("app:give", (context, values, args) -> result);
  }

  @Test
  void textAndBytesArriveAsTheyAre() {
    register("app:same", (context, values, args) -> args[0]);
    assertThat(calls.callString("app:same", "grün")).isEqualTo(Result.ok("grün"));
    var bytes = calls.callBytes("app:same", new byte[] {0, -1, 7});
    assertThat(((Result.Ok<byte[], String>) bytes).value()).containsExactly(0, -1, 7);
  }

  @Test
  void everyResultThatIsTextIsText() {
    giving(new byte[] {'o', 'k'});
    assertThat(calls.callString("app:give", "")).isEqualTo(Result.ok("ok"));
  }

  @Test
  void numbersAndNothing() {
    var results = List.of(42L, 1.5, true, JavaValues.NIL);
    var next = new AtomicInteger();
    register("app:give", (context, values, args) -> results.get(next.getAndIncrement()));
    assertThat(List.of("42", "1.5", "true", ""))
        .allSatisfy(
            text -> assertThat(calls.callString("app:give", "")).isEqualTo(Result.ok(text)));
  }

  @Test
  void bytesThatAreNoTextAreRefusedAsText() {
    giving(new byte[] {-1});
    assertThat(calls.callString("app:give", ""))
        .isEqualTo(Result.err("app:give gave bytes that are no text: call it with call-bytes"));
  }

  @Test
  void tablesAreJson() {
    giving(Map.of("a", 1L));
    assertThat(calls.callString("app:give", "")).isEqualTo(Result.ok("{\"a\":1}"));
  }

  @Test
  void aResourceThatNobodyCanHoldIsClosed() {
    var closed = new AtomicInteger();
    giving((AutoCloseable) closed::incrementAndGet);
    assertThat(calls.callString("app:give", "")).isInstanceOf(Result.Err.class);
    assertThat(closed).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "give", "app:", ":give"})
  void targetsAreFullIds(String target) {
    assertThat(calls.callString(target, ""))
        .isEqualTo(Result.err("invalid function target: " + target));
  }

  @Test
  void failuresAreErrors() {
    register(
        "app:fail",
        (context, values, args) -> {
          throw new Failure(Kind.UNAVAILABLE, "closed for today");
        });
    assertThat(calls.callString("app:fail", "")).isEqualTo(Result.err("closed for today"));
    assertThat(calls.callString("app:faill", ""))
        .isEqualTo(Result.err("no handler registered for app:faill; did you mean app:fail?"));
  }

  @Test
  void theCalleeInheritsWhatTheGuestDid() {
    var seen = new AtomicReference<Context>();
    register(
        "app:look",
        (context, values, args) -> {
          seen.set(context);
          return "";
        });
    var context = Context.EMPTY.withActor(new Actor("user:1", Map.of())).withValues(Map.of("a", 1));
    new FunctionCalls(functions, context.entering(EntryId.parse("app:guest")))
        .callString("app:look", "");
    assertThat(seen.get().actor()).isEqualTo(context.actor());
    assertThat(seen.get().values()).isEqualTo(context.values());
    assertThat(seen.get().path())
        .extracting(EntryId::toString)
        .containsExactly("app:guest", "app:look");
  }

  @Test
  void whatIsNotAllowedIsRefused() {
    register("app:secret", (context, values, args) -> "secret");
    var nobody = Context.EMPTY.withActor(new Actor("user:1", Map.of())).withScope(Scope.EMPTY);
    assertThat(new FunctionCalls(functions, nobody).callString("app:secret", ""))
        .isEqualTo(Result.err("not allowed: app:secret"));
  }

  @Test
  void anInterruptEndsTheGuestToo() {
    register(
        "app:wait",
        (context, values, args) -> {
          Thread.currentThread().interrupt();
          throw new Failure(Kind.CANCELED, "canceled");
        });
    var trap = catchThrowableOfType(Trap.class, () -> calls.callString("app:wait", ""));
    assertThat(trap.kind()).isEqualTo(Kind.CANCELED);
    assertThat(Thread.interrupted()).isTrue();
  }
}
