package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.CoroutineBody.Status;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  private final ReferenceQueue<Coroutine> queue = new ReferenceQueue<>();
  private final Set<Dropped> alive = new HashSet<>();
  private @Nullable Coroutine running;

  Coroutine create(LuaValue function) {
    endDropped();
    var coroutine = new Coroutine(new CoroutineBody(function));
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
    Coroutine outer = running;
    setOuter(outer, Status.NORMAL);
    coroutine.body().status(Status.RUNNING);
    running = coroutine;
    try {
      return coroutine.body().resume(args);
    } finally {
      running = outer;
      setOuter(outer, Status.RUNNING);
    }
  }

  private static void setOuter(@Nullable Coroutine outer, Status status) {
    if (outer != null) {
      outer.body().status(status);
    }
  }

  /** How many of them wait to be resumed, those included that nobody will resume. */
  int suspended() {
    return (int) alive.stream().filter(each -> each.body.isSuspendedInside()).count();
  }

  static boolean canResume(Coroutine coroutine) {
    return coroutine.body().status() == Status.SUSPENDED;
  }

  /** The one that is running; empty for the main program. */
  Optional<Coroutine> running() {
    return Optional.ofNullable(running);
  }

  /** Whoever waited goes on where it was. */
  void goOn(Optional<Coroutine> coroutine) {
    running = coroutine.orElse(null);
  }

  @Override
  public void close() {
    for (Dropped each : alive) {
      each.body.end();
    }
    alive.clear();
  }
}
