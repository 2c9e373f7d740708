package ai.wippy.runtime.lua;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The coroutines of a state, which end with it, or once nobody holds them. */
final class Coroutines implements AutoCloseable {
  /** Finds the body of a coroutine that is gone. */
  private static final class Dropped extends PhantomReference<Coroutine> {
    private final CoroutineBody body;

    private Dropped(Coroutine coroutine, ReferenceQueue<Coroutine> queue) {
      super(coroutine, queue);
      this.body = coroutine.body();
    }
  }

  private final Globals globals;
  private final Watch watch;
  private final Trace trace;
  private final ReferenceQueue<Coroutine> queue = new ReferenceQueue<>();
  private final Set<Dropped> alive = new HashSet<>();

  Coroutines(Globals globals, Watch watch, Trace trace) {
    this.globals = globals;
    this.watch = watch;
    this.trace = trace;
  }

  Coroutine create(LuaValue function) {
    endDropped();
    var coroutine = new Coroutine(globals, function, new CoroutineBody(function));
    coroutine.errorfunc = trace;
    alive.add(new Dropped(coroutine, queue));
    return coroutine;
  }

  private void endDropped() {
    for (var gone = queue.poll(); gone != null; gone = queue.poll()) {
      if (gone instanceof Dropped dropped) {
        dropped.body.end();
        alive.remove(dropped);
      }
    }
  }

  /** Runs a coroutine that {@link #canResume can be resumed}; throws what it throws. */
  Varargs resume(Coroutine coroutine, Varargs args) {
    LuaThread outer = globals.running;
    setOuter(outer, CoroutineBody.Status.NORMAL);
    coroutine.body().status(CoroutineBody.Status.RUNNING);
    globals.running = coroutine;
    try {
      return coroutine.body().resume(args, watch);
    } finally {
      globals.running = outer;
      setOuter(outer, CoroutineBody.Status.RUNNING);
    }
  }

  private static void setOuter(LuaThread outer, CoroutineBody.Status status) {
    if (outer instanceof Coroutine coroutine) {
      coroutine.body().status(status);
    }
  }

  /** How many of them wait to be resumed, those included that nobody will resume. */
  int suspended() {
    return (int) alive.stream().filter(each -> each.body.isSuspendedInside()).count();
  }

  static boolean canResume(Coroutine coroutine) {
    return coroutine.body().status() == CoroutineBody.Status.SUSPENDED;
  }

  LuaThread running() {
    return globals.running;
  }

  Trace trace() {
    return trace;
  }

  @Override
  public void close() {
    for (Dropped each : alive) {
      each.body.end();
    }
    alive.clear();
  }
}
