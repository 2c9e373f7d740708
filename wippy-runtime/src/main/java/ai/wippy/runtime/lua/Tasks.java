package ai.wippy.runtime.lua;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Threads of a state besides the one that runs its main function. They end with it. */
final class Tasks implements AutoCloseable {
  /** For the end of one that does not heed an interrupt. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  /** Starts one; interrupting it ends it. */
  Thread start(String name, Runnable body) {
    var thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(() -> {
              try {
                body.run();
              } finally {
                running.remove(Thread.currentThread());
              }
            });
    running.add(thread);
    thread.start();
    return thread;
  }

  boolean any() {
    return !running.isEmpty();
  }

  /** Ends all, and waits for that. An interrupt of this thread is kept for later. */
  @Override
  public void close() {
    if (running.isEmpty()) {
      return;
    }
    var all = List.copyOf(running);
    all.forEach(Thread::interrupt);
    boolean interrupted = Thread.interrupted();
    try {
      for (Thread thread : all) {
        if (!thread.join(GRACE)) {
          System.getLogger(Tasks.class.getName())
              .log(Level.WARNING, "{0} goes on: it does not heed an interrupt", thread.getName());
        }
      }
    } catch (InterruptedException _) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
