package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Cancellation;
import ai.wippy.runtime.lua.code.Faults;
import ai.wippy.runtime.lua.code.Raised;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.ProcessFrame;
import ai.wippy.runtime.security.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Lua world of its own: globals, coroutines, resources. Nothing in it is seen by another state.
 *
 * <p>One thread at a time; closing it ends its coroutines and gives its resources back.
 */
public final class LuaState implements AutoCloseable {
  private final Coroutines coroutines = new Coroutines();
  private final Table globals = new Globals(coroutines).table();
  private final HeldResources resources = new HeldResources();
  private final LuaValues values = new LuaValues(resources);
  private Context context = Context.EMPTY;
  private @Nullable ProcessFrame process;

  /** A state with the names that are always there, and nothing else. */
  LuaState() {}

  /** How the code in it represents values. */
  public Values values() {
    return values;
  }

  /** What the call that runs now inherited. */
  public Context context() {
    return context;
  }

  /** The process that runs in it; empty in a function. */
  public Optional<ProcessFrame> process() {
    return Optional.ofNullable(process);
  }

  Table globals() {
    return globals;
  }

  /**
   * Globals for a library: what it may require is its own, all the rest is shared with the state.
   */
  Table environment() {
    var environment = new Table();
    var shared = new Library().value("__index", globals).value("__newindex", globals);
    environment.setmetatable(shared.value("__metatable", LuaValue.FALSE).table());
    return environment;
  }

  /** Says for which call it runs. */
  void inherit(Context inherited) {
    context = inherited;
  }

  /** Says for which process it runs. */
  void inherit(ProcessFrame frame) {
    process = frame;
    context = frame.context();
  }

  /**
   * Calls a function from Java.
   *
   * @throws Failure if it raises an error, whose details are values of this state; of kind CANCELED
   *     if the thread is interrupted
   */
  public Varargs call(LuaValue function, Varargs args) {
    try {
      return function.invoke(args);
    } catch (LuaError e) {
      throw failure(e);
    } catch (Cancellation e) {
      throw new Failure(Kind.CANCELED, "interrupted", e);
    } catch (StackOverflowError e) {
      throw new Failure(Kind.INTERNAL, Faults.TOO_DEEP, e);
    } catch (OutOfMemoryError e) {
      throw new Failure(Kind.INTERNAL, Faults.NO_MEMORY, e);
    }
  }

  private static Failure failure(LuaError error) {
    var failure = ErrorValue.failure(Attempt.value(error));
    boolean onPurpose = error instanceof Raised raised && !raised.isFault();
    return onPurpose || error.getCause() != null
        ? failure
        : new Failure(Kind.INTERNAL, failure.message(), error);
  }

  /** How many coroutines have yielded and not ended. */
  int suspended() {
    return coroutines.suspended();
  }

  /** Ends its coroutines and gives its resources back. */
  @Override
  public void close() {
    coroutines.close();
    resources.close();
  }
}
