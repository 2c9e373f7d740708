package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Cancellation;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * What runs a coroutine: a virtual thread that takes turns with whoever resumes it.
 *
 * <p>LuaJ's own starts a platform thread for each and turns errors into texts.
 */
final class CoroutineBody implements Runnable {
  /** As {@code coroutine.status} names it. */
  enum Status {
    SUSPENDED("suspended"),
    RUNNING("running"),
    NORMAL("normal"),
    DEAD("dead");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private final LuaValue function;
  private @Nullable Thread thread;
  private @Nullable Thread resumer;
  private Varargs passed = LuaValue.NONE;
  private @Nullable Throwable thrown;
  private Status status = Status.SUSPENDED;
  private volatile boolean inside;
  private volatile boolean ended;

  CoroutineBody(LuaValue function) {
    this.function = function;
  }

  Status status() {
    return status;
  }

  /** Whether it has yielded, and so holds a thread. */
  boolean isSuspendedInside() {
    return thread != null && status == Status.SUSPENDED;
  }

  void status(Status status) {
    this.status = status;
  }

  /**
   * Lets it run until it yields or ends, and returns what it yields or returns. Throws whatever it
   * throws.
   */
  Varargs resume(Varargs args) {
    passed = copy(args);
    resumer = Thread.currentThread();
    Thread begun = thread;
    Thread runner =
        begun == null ? Thread.ofVirtual().name("lua-coroutine").unstarted(this) : begun;
    thread = runner;
    inside = true;
    if (begun == null) {
      runner.start();
    } else {
      LockSupport.unpark(runner);
    }
    awaitOutside(runner);
    return result();
  }

  /** LuaJ's varargs may be a window on the stack of a caller, which goes on. */
  private static Varargs copy(Varargs values) {
    var copied = new LuaValue[values.narg()];
    for (int i = 0; i < copied.length; i++) {
      copied[i] = values.arg(i + 1);
    }
    return LuaValue.varargsOf(copied);
  }

  /** An interruption of the resumer is one of the coroutine: it is what runs. */
  private void awaitOutside(Thread runner) {
    boolean interrupted = false;
    while (inside) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        interrupted = true;
        runner.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Varargs result() {
    return switch (thrown) {
      case null -> passed;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError(e);
    };
  }

  /** Gives the turn back, from within; returns what the next resume passes. */
  Varargs yield(Varargs values) {
    passed = copy(values);
    status = Status.SUSPENDED;
    leave();
    while (!inside) {
      if (ended) {
        throw new Cancellation();
      }
      LockSupport.park(this);
      if (Thread.interrupted() && ended) {
        throw new Cancellation();
      }
    }
    return passed;
  }

  private void leave() {
    Thread next = resumer;
    resumer = null;
    inside = false;
    LockSupport.unpark(next);
  }

  @Override
  public void run() {
    try {
      passed = function.invoke(passed);
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    status = Status.DEAD;
    if (!ended) {
      leave();
    }
  }

  /** Ends it where it is suspended; it is never resumed again. */
  void end() {
    ended = true;
    status = Status.DEAD;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
