package ai.wippy.runtime.wasi.io;

/** What a guest may wait for. */
public interface Readiness {
  /** What never makes anybody wait. */
  Readiness NOW =
      new Readiness() {
        @Override
        public boolean ready() {
          return true;
        }

        @Override
        public Watch watch(Runnable wake) {
          wake.run();
          return Watch.NONE;
        }
      };

  /** Whether there is nothing to wait for; never blocks. */
  boolean ready();

  /**
   * Runs {@code wake} once when {@link #ready} may have become true: at once if it is, and possibly
   * in vain. It may run on a thread that all guests share, and must not block.
   */
  Watch watch(Runnable wake);
}
