package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The realtime and the monotonic clock. Clocks of processor time do not exist: a virtual thread has
 * none.
 */
final class Clocks {
  private static final int REALTIME = 0;
  private static final int MONOTONIC = 1;

  private final long start = System.nanoTime();

  /** Nanoseconds on a clock, empty if there is no such clock. */
  OptionalLong now(int clock) {
    return switch (clock) {
      case REALTIME -> OptionalLong.of(realtime());
      case MONOTONIC -> OptionalLong.of(System.nanoTime() - start);
      default -> OptionalLong.empty();
    };
  }

  private static long realtime() {
    var now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  Errno time(GuestMemory memory, long[] args) {
    var now = now((int) args[0]);
    if (now.isEmpty()) {
      return unknown((int) args[0]);
    }
    memory.i64((int) args[2], now.getAsLong());
    return Errno.SUCCESS;
  }

  Errno resolution(GuestMemory memory, long[] args) {
    int clock = (int) args[0];
    if (now(clock).isEmpty()) {
      return unknown(clock);
    }
    memory.i64((int) args[1], clock == REALTIME ? 1_000 : 1);
    return Errno.SUCCESS;
  }

  /** Why there is no such clock. */
  static Errno unknown(int clock) {
    return clock == 2 || clock == 3 ? Errno.NOTSUP : Errno.INVAL;
  }
}
