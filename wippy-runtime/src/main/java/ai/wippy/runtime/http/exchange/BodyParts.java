package ai.wippy.runtime.http.exchange;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for those who wait for other things, too: it is taken in parts, as they
 * arrive, and nobody waits. One thread at a time.
 */
public interface BodyParts {
  /**
   * Takes the next part.
   *
   * @return null if it has not arrived; empty at the end, and from then on
   * @throws BodyTooLarge beyond the service's limit
   * @throws IOException if the client ends before the body does, or takes too long for it
   */
  byte @Nullable [] take() throws IOException;

  /**
   * Runs a task once, on whatever thread, when there is something to take, if only a failure. To be
   * called after {@link #take} has given null, and not again before the task has run.
   *
   * @param task must not block
   */
  void demand(Runnable task);
}
