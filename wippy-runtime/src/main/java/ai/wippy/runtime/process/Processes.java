package ai.wippy.runtime.process;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.security.Context;
import java.util.List;
import java.util.Optional;

/**
 * What a process may do to others. {@code self} is who does it, for whose context all of it is
 * checked; {@code destination} is a pid or a registered name. Nothing here waits for another
 * process, but {@link #exec}. Thread-safe.
 *
 * <p>Each throws {@link ai.wippy.runtime.payload.Failure} of kind PERMISSION_DENIED for what is not
 * allowed, and NOT_FOUND for a destination that does not exist or has ended.
 */
public interface Processes {
  /**
   * Sends a message. What one process sends to another arrives in that order.
   *
   * @param topic not empty; those with {@code @} before them are the runtime's
   * @param payloads as in {@link ai.wippy.runtime.payload.JavaValues}, never changed afterwards
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID for a bad topic or a message that is
   *     too large, RATE_LIMITED if the mailbox is full; then nothing is sent
   */
  void send(Process self, String destination, String topic, List<Object> payloads);

  /**
   * Starts a process.
   *
   * @throws ai.wippy.runtime.payload.Failure of kind UNAVAILABLE if the host does not run
   */
  Pid spawn(Process self, Spawn spawn);

  /**
   * Starts a process and waits for its end; ends it if this thread is interrupted.
   *
   * @return its result
   * @throws ai.wippy.runtime.payload.Failure what it failed with
   */
  Object exec(Process self, Spawn spawn);

  /** Asks a process to end. One that cannot hear of events ends at once. */
  void cancel(Process self, String destination, String reason);

  /** Ends a process, whatever it does. */
  void terminate(Process self, String destination);

  /** Has {@code self} hear of the end of another, however it comes. */
  void monitor(Process self, String destination);

  /** Ends a {@link #monitor}. */
  void unmonitor(Process self, String destination);

  /** Ties the two together: if one fails, so does the other, or hears of it. */
  void link(Process self, String destination);

  /** Ends a {@link #link}. */
  void unlink(Process self, String destination);

  /**
   * Gives a process a name, until it ends.
   *
   * @param destination empty for {@code self}
   * @throws ai.wippy.runtime.payload.Failure of kind ALREADY_EXISTS if another has the name
   */
  void register(Process self, String name, Optional<String> destination);

  /** Who has a name. */
  Optional<Pid> lookup(String name);

  /** Takes a name away; whether there was one. */
  boolean unregister(Process self, String name);

  /**
   * A process for a call of a function, in this thread. Whoever opens it {@link #close closes} it
   * in the same thread.
   */
  Process open(EntryId function, Context context, Channels channels);

  /**
   * Ends a process that was {@link #open opened}. If it was killed, the interrupt that did it hits
   * nobody else.
   *
   * @return how it ended: as {@code outcome} says, unless it was killed
   */
  Outcome close(Process process, Outcome outcome);
}
