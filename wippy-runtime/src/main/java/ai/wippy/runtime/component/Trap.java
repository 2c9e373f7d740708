package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.UninstantiableException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call by a trap: of the guest's code, of the canonical ABI, or of a host function
 * that is denied. The instance is not usable afterwards.
 */
public final class Trap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String ENGINE = "com.dylibso.chicory.";

  private final Kind kind;

  /** A trap of the guest, kind INTERNAL. */
  public Trap(String message) {
    this(Kind.INTERNAL, message);
  }

  /** A trap of another kind. */
  public Trap(Kind kind, String message) {
    this(kind, message, null);
  }

  private Trap(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The kind under which callers see it. */
  public Kind kind() {
    return kind;
  }

  /** The end of a call that would enter a component that is running. */
  public static Trap cannotEnter() {
    return new Trap("cannot enter component instance: it runs, or what it is part of does");
  }

  /**
   * The end of a call whose thread was interrupted, kind CANCELED. The thread's interrupt status
   * stays set.
   */
  static Trap canceled() {
    return new Trap(Kind.CANCELED, "interrupted");
  }

  /**
   * What a caller throws on, whatever a call into a guest threw: a trap of the guest as a {@link
   * Trap}, CANCELED if the thread was interrupted; what a host function threw, as it is.
   */
  public static RuntimeException of(Throwable thrown) {
    return switch (thrown) {
      case Trap trap -> trap;
      case Failure failure -> failure;
      case ChicoryInterruptedException _ -> canceled();
      case StackOverflowError overflow -> new Trap(Kind.INTERNAL, "call stack exhausted", overflow);
      case UninstantiableException start when start.getCause() instanceof TrapException trap ->
          of(trap);
      case TrapException trap when message(trap).contains("unreachable") ->
          new Trap(Kind.INTERNAL, "unreachable code executed", trap);
      case WasmException exception ->
          new Trap(Kind.INTERNAL, "uncaught exception with tag " + exception.tagIdx(), exception);
      case ChicoryException trap -> new Trap(Kind.INTERNAL, message(trap), trap);
      case OutOfMemoryError full -> new Trap(Kind.INTERNAL, "the host is out of memory", full);
      case BadValue bad ->
          new Trap(Kind.INTERNAL, "the host gave the guest a bad value: " + bad.getMessage(), bad);
      case RuntimeException other when isOfTranslatedCode(other) ->
          new Trap(Kind.INTERNAL, "the translated code failed: " + other, other);
      case RuntimeException other -> other;
      case Error error -> throw error;
      default -> new IllegalStateException("a guest call threw a checked exception", thrown);
    };
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  /** Whether the JVM threw it under a guest, rather than a host function that the guest called. */
  private static boolean isOfTranslatedCode(RuntimeException thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.startsWith("java."))
        .findFirst()
        .filter(name -> name.startsWith(CoreModule.PACKAGE) || name.startsWith(ENGINE))
        .isPresent();
  }
}
