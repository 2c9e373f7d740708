package ai.wippy.runtime.channel;

/**
 * The right to run, of which a host has only so many. Held while something runs, given back while
 * it waits.
 */
public interface Slot {
  /** One of as many as anybody wants. */
  Slot FREE =
      new Slot() {
        @Override
        public boolean tryAcquire() {
          return true;
        }

        @Override
        public void acquire() {}

        @Override
        public void release() {}
      };

  /** Takes it if it is there; whether it was. */
  boolean tryAcquire();

  /** Waits for it. */
  void acquire() throws InterruptedException;

  /** Gives it back; does not wait. */
  void release();
}
