package ai.wippy.runtime.lua;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.channel.Case;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.channel.Selection;
import ai.wippy.runtime.channel.Slot;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.lua.code.Cancellation;
import ai.wippy.runtime.lua.code.Faults;
import ai.wippy.runtime.lua.code.Raised;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.Process;
import ai.wippy.runtime.process.ProcessFrame;
import ai.wippy.runtime.security.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A Lua world of its own: globals, coroutines, resources. Nothing in it is seen by another state.
 *
 * <p>One thread at a time: whoever waits lets others run, in {@link #select} and {@link #outside}.
 * Closing it ends its coroutines and gives its resources back.
 */
public final class LuaState implements AutoCloseable {
  private static final int MOST_HELD = 1024;

  private final Coroutines coroutines = new Coroutines();
  private final List<AutoCloseable> belongings = new ArrayList<>(0);
  private final Tasks tasks = new Tasks();
  private final Channels channels;
  private final Table globals = new Globals(coroutines, this::spawn).table();
  private final HeldResources resources = new HeldResources();
  private final LuaValues values = new LuaValues(resources);
  private final EntryId entry;
  private Context context = Context.EMPTY;
  private @Nullable ProcessFrame process;
  private @Nullable Exchange exchange;
  private @Nullable Process self;
  private Supplier<Process> opening =
      () -> {
        throw new IllegalStateException("nobody said for whom this state runs");
      };

  private Consumer<Process> closing = _ -> {};

  /** A state with the names that are always there, and nothing else. */
  LuaState(EntryId entry) {
    this(entry, new Channels(Slot.FREE));
  }

  /**
   * The state of a process.
   *
   * @param entry whose code runs in it
   * @param channels whose turn this thread has
   */
  LuaState(EntryId entry, Channels channels) {
    this.entry = entry;
    this.channels = channels;
  }

  /** The entry whose code runs in it. */
  public EntryId entry() {
    return entry;
  }

  /**
   * Takes over a resource, which is closed with what this returns, when the code has lost it, or
   * with the state.
   *
   * @param holder what the code has
   * @throws Failure of kind UNAVAILABLE, the resource closed, if it has more than enough already
   */
  public Runnable hold(Object holder, AutoCloseable resource) {
    var held = resources.add(holder, resource);
    if (resources.size() > MOST_HELD) {
      resources.close(held);
      throw new Failure(
          Kind.UNAVAILABLE,
          "more than %d open files: close what is not needed any more".formatted(MOST_HELD));
    }
    return () -> resources.close(held);
  }

  /** How the code in it represents values. */
  public Values values() {
    return values;
  }

  /** What the call that runs now inherited. */
  public Context context() {
    return context;
  }

  /** The request that its code is to answer; empty unless an endpoint called it. */
  public Optional<Exchange> exchange() {
    return Optional.ofNullable(exchange);
  }

  /** Says which request its code is to answer. */
  void answer(Exchange given) {
    exchange = given;
  }

  /** The process that runs in it; empty in a function. */
  public Optional<ProcessFrame> process() {
    return Optional.ofNullable(process);
  }

  /**
   * As whom its code has a pid, an inbox and events: the process that runs in it, or one that
   * begins when it is asked for and ends with the state.
   */
  public Process self() {
    if (self == null) {
      self = opening.get();
    }
    return self;
  }

  /** What ended the process of a call, if another did. */
  Optional<Failure> killed() {
    return Optional.ofNullable(self).flatMap(Process::killed);
  }

  /** Where its coroutines wait for each other. */
  public Channels channels() {
    return channels;
  }

  /** Waits for a channel, as {@link Channels#select}. */
  public Selection select(List<Case> cases) {
    return waiting(() -> channels.select(cases));
  }

  /**
   * Does something that takes its time and touches no value of this state, while its other
   * coroutines run.
   */
  public <T> T outside(Callable<T> action) {
    return waiting(() -> channels.outside(action));
  }

  /** Others that run meanwhile resume coroutines of their own. */
  private <T> T waiting(Callable<T> action) {
    var running = coroutines.running();
    try {
      return action.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cancellation();
    } catch (Exception e) {
      throw new IllegalStateException("what Lua waited for threw a checked exception", e);
    } finally {
      coroutines.goOn(running);
    }
  }

  /**
   * Arguments of a call that goes on {@link #outside}: copies, if there are others who could change
   * them meanwhile.
   */
  public Object[] settled(Object... args) {
    if (!tasks.any()) {
      return args;
    }
    var copy = new ValueCopy(values, values);
    var copies = new Object[args.length];
    for (int i = 0; i < copies.length; i++) {
      boolean passed = values.shape(args[i]) == Values.Shape.HANDLE;
      copies[i] = passed ? args[i] : copy.copy("argument " + (i + 1), args[i]);
    }
    return copies;
  }

  /** Has something closed with the state, if it is not before. */
  public void whenClosed(AutoCloseable resource) {
    belongings.add(resource);
  }

  /** Starts something that ends with the state at the latest; interrupting it ends it. */
  public Thread background(String name, Runnable body) {
    return tasks.start(name, body);
  }

  /** Runs a function when others wait. If it raises an error, the state fails with it. */
  private void spawn(LuaValue function, Varargs args) {
    var arguments = new LuaValue[args.narg()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = args.arg(i + 1);
    }
    tasks.start("lua-spawned", () -> runSpawned(function, LuaValue.varargsOf(arguments)));
  }

  private void runSpawned(LuaValue function, Varargs args) {
    try {
      channels.takeTurn();
      coroutines.goOn(Optional.empty());
      call(function, args);
      channels.endTurn();
    } catch (InterruptedException _) {
      // The state has ended.
    } catch (Failure failure) {
      if (!(failure.getCause() instanceof Cancellation)) {
        self().fail(failure);
        channels.endTurn();
      }
    }
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

  /**
   * Says for which call it runs.
   *
   * @param opens the process of the call, if that asks for one
   * @param closes that process
   */
  void inherit(Context inherited, Supplier<Process> opens, Consumer<Process> closes) {
    context = inherited;
    opening = opens;
    closing = closes;
  }

  /** Says for which process it runs. */
  void inherit(ProcessFrame frame) {
    process = frame;
    self = frame.process();
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
    tasks.close();
    coroutines.close();
    belongings.forEach(HeldResources::close);
    resources.close();
    if (self != null && process == null) {
      closing.accept(self);
    }
  }
}
