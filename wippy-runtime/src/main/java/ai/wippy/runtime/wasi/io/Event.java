package ai.wippy.runtime.wasi.io;

import java.util.ArrayList;
import java.util.List;

/** Something that happens once, on whatever thread. */
public final class Event implements Readiness {
  private final List<Watcher> watchers = new ArrayList<>();
  private boolean happened;

  /** An event that has not happened. */
  public Event() {}

  @Override
  public synchronized boolean ready() {
    return happened;
  }

  @Override
  public Watch watch(Runnable wake) {
    var watcher = new Watcher(wake);
    if (!add(watcher)) {
      watcher.fire();
    }
    return watcher;
  }

  private synchronized boolean add(Watcher watcher) {
    // A guest that polls with a timeout comes again and again, and leaves what is over behind.
    watchers.removeIf(Watcher::over);
    return !happened && watchers.add(watcher);
  }

  /** It happens now. Does nothing the second time. */
  public void happen() {
    List<Watcher> told;
    synchronized (this) {
      happened = true;
      told = List.copyOf(watchers);
      watchers.clear();
    }
    told.forEach(Watcher::fire);
  }
}
