package ai.wippy.runtime.process;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.service.Service;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code process.service}: one process, started again when it fails. */
final class ProcessService implements Service {
  /** For the end of a process that was terminated. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final EntryId id;
  private final Spawn spawn;
  private final ProcessTable processes;
  private @Nullable Process process;

  ProcessService(EntryId id, Spawn spawn, ProcessTable processes) {
    this.id = id;
    this.spawn = spawn;
    this.processes = processes;
  }

  @Override
  public EntryId id() {
    return id;
  }

  @Override
  public synchronized void start() {
    process = processes.launch(null, spawn, List.of());
  }

  private synchronized Process process() {
    if (process == null) {
      throw new IllegalStateException(id + " has not started");
    }
    return process;
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    process().await().result();
  }

  @Override
  public void stop(Duration timeout) {
    var last = process();
    try {
      if (!ends(last, timeout, "service stopping")) {
        last.kill(new Failure(Kind.CANCELED, "service stopped"));
        if (!last.awaitEnd(GRACE)) {
          System.getLogger(ProcessService.class.getName())
              .log(Level.WARNING, "{0} stops, but its process does not heed an interrupt", id);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ends(Process process, Duration timeout, String reason)
      throws InterruptedException {
    try {
      process.cancel(null, reason);
      return process.awaitEnd(timeout);
    } catch (Failure failure) {
      // Gone already, or it does not read its events.
      return failure.kind() == Kind.NOT_FOUND;
    }
  }
}
