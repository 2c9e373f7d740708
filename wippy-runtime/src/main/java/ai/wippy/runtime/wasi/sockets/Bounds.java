package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;

/** Values of options: 0 is refused, what is out of the system's range is moved into it. */
final class Bounds {
  /**
   * What a socket says until the guest sets a hop limit. Java cannot set the one of unicast
   * packets, so a value that is set is remembered, read back and inherited, but packets leave with
   * the system's.
   */
  static final int DEFAULT_HOP_LIMIT = 64;

  /** Half of what a size may be, since Linux doubles it. */
  static final int MAX_BUFFER = Integer.MAX_VALUE / 2;

  private static final long NANOS = 1_000_000_000;

  private Bounds() {}

  /**
   * A number of something.
   *
   * @param value unsigned
   * @param max what the system takes at most
   * @throws Refusal of code invalid-argument if it is 0
   */
  static int count(long value, int max) throws Refusal {
    Refusal.unless(value != 0, ErrorCode.INVALID_ARGUMENT);
    return value < 0 || value > max ? max : (int) value;
  }

  /**
   * Nanoseconds in whole seconds, at least one.
   *
   * @param nanos unsigned
   * @param max what the system takes at most
   * @throws Refusal of code invalid-argument if it is 0
   */
  static int seconds(long nanos, int max) throws Refusal {
    long whole = Long.divideUnsigned(nanos, NANOS);
    return count(Long.remainderUnsigned(nanos, NANOS) == 0 ? whole : whole + 1, max);
  }

  static long nanos(int seconds) {
    return seconds * NANOS;
  }
}
