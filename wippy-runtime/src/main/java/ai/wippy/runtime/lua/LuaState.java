package ai.wippy.runtime.lua;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.ProcessFrame;
import ai.wippy.runtime.security.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Lua world of its own: globals, coroutines, resources. Nothing in it is seen by another state.
 *
 * <p>One thread at a time; closing it ends its coroutines and gives its resources back.
 */
public final class LuaState implements AutoCloseable {
  private final Globals globals = new Globals();
  private final Watch watch = new Watch();
  private final Trace trace = new Trace();
  private final Coroutines coroutines;
  private final HeldResources resources = new HeldResources();
  private final LuaValues values = new LuaValues(resources);
  private Context context = Context.EMPTY;
  private @Nullable ProcessFrame process;

  /** A state with the names that are always there, and nothing else. */
  LuaState() {
    coroutines = new Coroutines(globals, watch, trace);
    equip(globals);
    new BaseLibrary(trace).install(globals);
    StringLibrary.install(globals);
    TableLibrary.install(globals);
    MathLibrary.install(globals);
    OsLibrary.install(globals);
    ErrorsLibrary.install(globals);
    new CoroutineLibrary(coroutines).install(globals);
  }

  private void equip(Globals environment) {
    environment.debuglib = watch;
    environment.running.errorfunc = trace;
  }

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

  Globals globals() {
    return globals;
  }

  /**
   * Globals for a library: what it may require is its own, all the rest is shared with the state.
   */
  Globals environment() {
    var environment = new Globals();
    equip(environment);
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
    Thread outer = watch.follow(Thread.currentThread());
    trace.clear();
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
    } finally {
      watch.follow(outer);
    }
  }

  private Failure failure(LuaError error) {
    boolean raised = error instanceof Raised;
    var failure = ErrorValue.failure(trace.caught(error));
    return raised || error.getCause() != null
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
