package ai.wippy.runtime.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the runtime tells a process. */
public sealed interface Event {
  /** Which process it is about; null if it comes from the runtime itself. */
  @Nullable Pid from();

  /** When it happened. */
  Instant at();

  /** A monitored process has ended. */
  record Exited(Pid from, Instant at, Outcome outcome) implements Event {}

  /** A linked process has ended with an error. */
  record LinkDown(Pid from, Instant at, Outcome outcome) implements Event {}

  /**
   * The process is asked to end.
   *
   * @param reason may be empty
   */
  record Canceled(@Nullable Pid from, Instant at, String reason) implements Event {}
}
