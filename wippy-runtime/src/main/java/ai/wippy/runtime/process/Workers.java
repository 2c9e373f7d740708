package ai.wippy.runtime.process;

import ai.wippy.runtime.channel.Slot;
import java.util.concurrent.Semaphore;

/** The slots of a host, first come first served. */
final class Workers implements Slot {
  private final Semaphore free;

  Workers(int count) {
    free = new Semaphore(count, true);
  }

  @Override
  public boolean tryAcquire() {
    return !free.hasQueuedThreads() && free.tryAcquire();
  }

  @Override
  public void acquire() throws InterruptedException {
    free.acquire();
  }

  @Override
  public void release() {
    free.release();
  }
}
