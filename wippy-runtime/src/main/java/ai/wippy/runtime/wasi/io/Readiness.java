package ai.wippy.runtime.wasi.io;

/** What a guest may wait for. */
public interface Readiness {
  /** What never makes anybody wait. */
  Readiness NOW = new AlwaysReady() {};

  /** Whether there is nothing to wait for; never blocks. */
  boolean ready();

  /**
   * Runs {@code wake} once when {@link #ready} may have become true: at once if it is, and possibly
   * in vain. It may run on a thread that all guests share, and must not block. Nobody is told that
   * time has passed, see {@link #nanos}.
   */
  Watch watch(Runnable wake);

  /**
   * Nanoseconds until time alone makes it ready: who waits looks again then. {@link Long#MAX_VALUE}
   * if time does not.
   */
  default long nanos() {
    return Long.MAX_VALUE;
  }
}
