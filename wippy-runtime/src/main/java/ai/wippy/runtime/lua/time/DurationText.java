package ai.wippy.runtime.lua.time;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as text: {@code 1h30m0.5s}. */
public final class DurationText {
  private DurationText() {}

  /** The text; {@link ai.wippy.registry.Durations#parse} reads it back. */
  public static String of(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    // The least of all has no positive counterpart, but is the same bits without a sign.
    BigDecimal size = new BigDecimal(nanos).abs();
    if (size.compareTo(BigDecimal.valueOf(1_000_000_000)) < 0) {
      return sign + small(size);
    }
    long seconds = size.movePointLeft(9).longValue();
    BigDecimal rest = size.movePointLeft(9).subtract(BigDecimal.valueOf(seconds / 60 * 60));
    String hours = seconds >= 3600 ? seconds / 3600 + "h" : "";
    String minutes = seconds >= 60 ? seconds / 60 % 60 + "m" : "";
    return sign + hours + minutes + plain(rest) + "s";
  }

  private static String small(BigDecimal nanos) {
    if (nanos.compareTo(BigDecimal.valueOf(1000)) < 0) {
      return plain(nanos) + "ns";
    }
    return nanos.compareTo(BigDecimal.valueOf(1_000_000)) < 0
        ? plain(nanos.movePointLeft(3)) + "µs"
        : plain(nanos.movePointLeft(6)) + "ms";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
