package ai.wippy.runtime.service;

import ai.wippy.registry.EntryId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Something that runs for as long as the application does, or until it fails: a host, a server, a
 * supervised process. Its methods are called by one thread at a time.
 */
public interface Service {
  /** Its entry. */
  EntryId id();

  /**
   * Starts it, and returns once it serves. May be called again after it has failed or was stopped.
   * Interrupting the thread gives up.
   *
   * @throws ai.wippy.runtime.payload.Failure if it cannot start
   */
  void start();

  /**
   * Stops it: lets what runs end, and ends it the hard way when the time is over. Nothing of it
   * runs when this returns.
   */
  void stop(Duration timeout);

  /**
   * Waits until it ends by itself, which a service need not do. A return is the normal end, after
   * which it is not started again.
   *
   * @throws ai.wippy.runtime.payload.Failure what it failed of: its restart policy decides then
   * @throws InterruptedException if the thread is interrupted, because the service is to stop
   */
  default void awaitEnd() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
