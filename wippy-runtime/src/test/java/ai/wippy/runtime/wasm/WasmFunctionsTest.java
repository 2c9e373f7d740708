package ai.wippy.runtime.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WasmFunctionsTest {
  private final FunctionRegistry functions = new FunctionRegistry(new Access(false));
  private final Registry nothing = new Registry(List.of());
  private final WasmFunctions kind =
      new WasmFunctions(
          new Components(getClass().getClassLoader()),
          new HostResources(
              nothing, Environment.of(nothing, System::getenv), new Access(false), functions),
          Settings.NONE);

  @BeforeEach
  void nothingIsOpen() {
    FakeComponent.OPEN.set(0);
  }

  @AfterEach
  void everyInstanceIsClosed() {
    assertThat(FakeComponent.OPEN).hasValue(0);
  }

  private Object call(String method, Map<String, Object> more, Object... args) {
    var entry = FakeComponent.entry("app:f", "function.wasm", method, more);
    functions.register(entry, kind.handler(entry));
    return call(args);
  }

  private Object call(Object... args) {
    return functions.call(new EntryId("app", "f"), Context.EMPTY, JavaValues.INSTANCE, args);
  }

  private Failure failure(String method, Map<String, Object> more, Object... args) {
    return catchThrowableOfType(Failure.class, () -> call(method, more, args));
  }

  @Test
  void everyCallGetsAFreshInstance() {
    assertThat(call("count", Map.of("pool", Map.of("type", "static", "size", 1L)))).isEqualTo(1L);
    assertThat(call()).isEqualTo(1L);
  }

  @Test
  void whatTheGuestNeedsIsLookedForBeforeAnInstanceIsMade() {
    var env = List.of(Map.of("id", "app:home", "name", "HOME", "required", true));
    var failure = failure("count", Map.of("wasi", Map.of("env", env)));
    assertThat(failure).hasMessage("required wasi env variable not found: app:home");
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
  }

  /** A component whose jar has lost the class of a module. */
  public static final class Damaged implements Component {
    private static final class Instance {
      private static final ComponentInstance MADE = make();

      private static ComponentInstance make() {
        throw new IllegalStateException("no usable class X: run mvn clean package");
      }
    }

    /** For the runtime. */
    public Damaged() {}

    @Override
    public List<ExportedFunction> functions() {
      return new FakeComponent().functions();
    }

    @Override
    public ComponentInstance instantiate(Host host) {
      return Instance.MADE;
    }
  }

  @Test
  void classesThatAreNotThereAreNamedInEveryCall() {
    var built = Map.of(Built.COMPONENT, Damaged.class.getName(), Built.FUNCTION, "count");
    var entry =
        new Entry(
            new EntryId("app", "f"), "function.wasm", Map.of(), Map.of("method", "count"), built);
    functions.register(entry, kind.handler(entry));
    for (int i = 0; i < 2; i++) {
      var failure = catchThrowableOfType(Failure.class, this::call);
      assertThat(failure.kind()).isEqualTo(Kind.INTERNAL);
      assertThat(failure)
          .hasMessageStartingWith("the classes of a guest do not load: ")
          .hasMessageContaining(i == 0 ? "X: run mvn clean package" : "Instance")
          .hasStackTraceContaining("no usable class X");
    }
  }

  @Test
  void aTrapNamesTheMethod() {
    var failure = failure("trap", Map.of());
    assertThat(failure).hasMessage("failed to call wasm method: trap: unreachable code executed");
    assertThat(failure.kind()).isEqualTo(Kind.INTERNAL);
  }

  @Test
  void whatTheFunctionReturnsAsAnErrorStaysAsItIs() {
    var failure = failure("refuse", Map.of());
    assertThat(failure).hasMessage("not today");
    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(failure.details()).isEqualTo("not today");
  }

  @Test
  void aLoopEndsAtItsDeadlineAndTheNextCallIsUnharmed() {
    var failure = failure("loop", Map.of("limits", Map.of("max_execution_ms", 20L)));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anInterruptedCallerIsCanceled() throws InterruptedException {
    var entry = FakeComponent.entry("app:f", "function.wasm", "loop", Map.of());
    functions.register(entry, kind.handler(entry));
    var caller =
        Thread.startVirtualThread(() ->
            assertThat(catchThrowableOfType(Failure.class, this::call).kind())
                .isEqualTo(Kind.CANCELED));
    var wrong = new Throwable[1];
    caller.setUncaughtExceptionHandler((thread, thrown) -> wrong[0] = thrown);
    caller.interrupt();
    caller.join();
    assertThat(wrong[0]).isNull();
  }

  @Test
  void exitZeroIsAnEndWithoutValue() {
    assertThat(call("exit", Map.of(), 0)).isSameAs(JavaValues.NIL);
    assertThatThrownBy(() -> call(3))
        .hasMessage("failed to call wasm method: exit: the guest ended with exit code 3");
  }

  @Test
  void aDeniedImportNamesTheLineToAdd() {
    var failure = failure("denied", Map.of("imports", List.of("wasi:io")));
    assertThat(failure.kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(failure)
        .hasMessage(
            "failed to call wasm method: denied: app:f may not call"
                + " wasi:random/random@0.2.3#get-random-u64: add the line"
                + " `imports: [wasi:io, wasi:random]` to the entry");
  }
}
