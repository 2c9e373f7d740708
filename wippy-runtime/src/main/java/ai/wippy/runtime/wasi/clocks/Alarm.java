package ai.wippy.runtime.wasi.clocks;

import ai.wippy.runtime.wasi.io.Readiness;
import ai.wippy.runtime.wasi.io.Watch;

/**
 * A moment to come.
 *
 * @param at on {@link System#nanoTime}
 */
record Alarm(long at) implements Readiness {
  private static final Readiness NEVER =
      new Readiness() {
        @Override
        public boolean ready() {
          return false;
        }

        @Override
        public Watch watch(Runnable wake) {
          return Watch.NONE;
        }
      };

  /**
   * In a while.
   *
   * @param nanos unsigned; nobody lives to see the end of more than 2^62 of them
   */
  static Readiness in(long nanos) {
    return nanos < 0 || nanos >= 1L << 62 ? NEVER : new Alarm(System.nanoTime() + nanos);
  }

  @Override
  public boolean ready() {
    return nanos() <= 0;
  }

  /** Whoever waits looks by itself when it is time. */
  @Override
  public Watch watch(Runnable wake) {
    return Watch.NONE;
  }

  @Override
  public long nanos() {
    return at - System.nanoTime();
  }
}
