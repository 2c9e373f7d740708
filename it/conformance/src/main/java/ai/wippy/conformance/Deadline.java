package ai.wippy.conformance;

import java.time.Duration;

/** Gives a task a thread of its own and a limited time. */
final class Deadline {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Deadline() {}

  /** What is run. */
  interface Task extends Runnable {
    /** Called from another thread when the time is up and the task has not ended. */
    void giveUp(String problem);
  }

  /**
   * Runs a task to its end or that of its time. A task that is late is interrupted, which ends
   * translated code; one that does not heed that is left behind.
   */
  static void run(String name, Duration limit, Task task) {
    Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(task);
    thread.start();
    try {
      if (!thread.join(limit)) {
        task.giveUp("not done after %d s".formatted(limit.toSeconds()));
        thread.interrupt();
        if (!thread.join(GRACE)) {
          System.err.printf("%s: does not stop%n", name);
        }
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
