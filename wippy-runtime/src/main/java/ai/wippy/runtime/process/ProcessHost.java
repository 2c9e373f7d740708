package ai.wippy.runtime.process;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.channel.Slot;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.service.Service;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * A {@code process.host} or {@code terminal.host}: runs processes, each on a virtual thread of its
 * own. Of those that tell it when they wait, only so many run at a time; any number may wait.
 */
public final class ProcessHost implements Service {
  /** For the end of what was terminated. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final EntryId id;
  private final Slot slots;
  private final Function<EntryId, StandardStreams> streams;

  /** What they run. */
  private final Map<Process, EntryId> processes = new ConcurrentHashMap<>();

  private boolean running;

  /**
   * A host that does not run.
   *
   * @param workers how many processes run at a time, positive
   * @param streams for a process of an entry, closed when it ends
   */
  ProcessHost(EntryId id, int workers, Function<EntryId, StandardStreams> streams) {
    this.id = id;
    this.slots = new Workers(workers);
    this.streams = streams;
  }

  @Override
  public EntryId id() {
    return id;
  }

  @Override
  public synchronized void start() {
    running = true;
  }

  /** A process that {@link #start(Process, Program, Spawn, List, ProcessTable) starts} later. */
  synchronized Process admit(
      ProcessTable.Runnable runnable, Context context, LongSupplier numbers, String node) {
    if (!running) {
      throw new Failure(
          Kind.UNAVAILABLE,
          "host is not running: %s (start it with lifecycle.auto_start)".formatted(id));
    }
    boolean cooperates = runnable.program().cooperates();
    var process =
        new Process(
            new Pid(node, id, numbers.getAsLong()),
            context.spawned(),
            new Channels(cooperates ? slots : Slot.FREE),
            cooperates,
            runnable.limits());
    processes.put(process, runnable.id());
    return process;
  }

  /** How many processes there are of each program. */
  Map<EntryId, Long> programs() {
    return processes.values().stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** Forgets a process that was admitted and does not start. */
  void dismiss(Process process, ProcessTable table) {
    table.end(process, new Outcome.Value(JavaValues.NIL));
    processes.remove(process);
  }

  void start(
      Process process, Program program, Spawn spawn, List<String> words, ProcessTable table) {
    var thread =
        Thread.ofVirtual()
            .name(process.toString())
            .unstarted(() -> run(process, program, spawn, words, table));
    process.runIn(thread);
    thread.start();
  }

  private void run(
      Process process, Program program, Spawn spawn, List<String> words, ProcessTable table) {
    Outcome outcome = new Outcome.Failed(new Failure(Kind.INTERNAL, "ended by a defect"));
    try (var standard = streams.apply(spawn.program())) {
      process.channels().begin();
      var frame = new ProcessFrame(process, standard, words);
      outcome = new Outcome.Value(program.run(frame, JavaValues.INSTANCE, spawn.args().toArray()));
    } catch (InterruptedException _) {
      outcome = new Outcome.Failed(new Failure(Kind.CANCELED, "interrupted"));
    } catch (Exit exit) {
      outcome = outcome(exit);
    } catch (Failure failure) {
      outcome = new Outcome.Failed(failure);
    } catch (RuntimeException | Error defect) {
      System.getLogger(ProcessHost.class.getName())
          .log(Level.ERROR, "%s broke the runtime".formatted(process), defect);
      outcome = new Outcome.Failed(new Failure(Kind.INTERNAL, String.valueOf(defect), defect));
    } finally {
      boolean _ = Thread.interrupted();
      process.channels().close();
      table.end(process, outcome);
      processes.remove(process);
    }
  }

  private static Outcome outcome(Exit exit) {
    return exit.code() == 0
        ? new Outcome.Value(JavaValues.NIL)
        : new Outcome.Failed(
            new Failure(Kind.INTERNAL, "ended with exit code " + exit.code(), exit));
  }

  /** Asks all of its processes to end, then ends those that have not. */
  @Override
  public void stop(Duration timeout) {
    synchronized (this) {
      running = false;
    }
    var left = processes.keySet().stream().filter(process -> !process.hasEnded()).toList();
    left.forEach(process -> cancel(process, "host stopping"));
    if (!await(left, timeout)) {
      left.forEach(process -> process.kill(new Failure(Kind.CANCELED, "host stopped")));
      if (!await(left, GRACE)) {
        System.getLogger(ProcessHost.class.getName())
            .log(Level.WARNING, "{0} stops with processes that do not heed an interrupt", id);
      }
    }
  }

  private static void cancel(Process process, String reason) {
    try {
      process.cancel(null, reason);
    } catch (Failure failure) {
      // It has ended, or has been asked so often that once more makes no difference.
      System.getLogger(ProcessHost.class.getName()).log(Level.DEBUG, failure::message);
    }
  }

  private static boolean await(List<Process> all, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      boolean ended = true;
      for (var process : all) {
        ended &= process.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
      return ended;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
