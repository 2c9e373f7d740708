package ai.wippy.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one benchmark took. Times and errors are kept with four significant digits, bytes whole, so
 * that a row is the same before and after it was a file.
 *
 * @param group what it measures
 * @param how raw with Chicory alone, typed, dynamic, from Lua, or what else the group has
 * @param nanos of an operation, more than 0: the mean, or the median of processes and builds
 * @param error half of the interval in which the mean lies with 99.9 % confidence, as a share of
 *     it; absent for a median
 * @param bytes allocated for each operation, or held by what the group keeps; absent where another
 *     process does the work
 */
public record Row(
    String group, String how, double nanos, OptionalDouble error, OptionalDouble bytes) {
  private static final MathContext DIGITS = new MathContext(4);
  private static final String[] UNITS = {"ns", "us", "ms", "s"};

  /**
   * Rounds.
   *
   * @throws IllegalArgumentException if the time is not a positive number
   */
  public Row {
    if (!(nanos > 0 && nanos < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(group + "." + how + " took " + nanos + " ns");
    }
    nanos = round(nanos);
    // The interval of one iteration alone is not a number.
    error =
        error.isPresent() && Double.isFinite(error.getAsDouble())
            ? OptionalDouble.of(round(error.getAsDouble()))
            : OptionalDouble.empty();
    bytes =
        bytes.isPresent()
            ? OptionalDouble.of(Math.rint(bytes.getAsDouble()))
            : OptionalDouble.empty();
  }

  private static double round(double number) {
    return new BigDecimal(number).round(DIGITS).doubleValue();
  }

  /** The time with three digits or so and its unit: {@code 1.6 ns}. */
  String time() {
    return time(nanos);
  }

  static String time(double nanos) {
    int unit = 0;
    double left = nanos;
    while (left >= 1000 && unit < UNITS.length - 1) {
      left /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, left < 100 ? "%.1f %s" : "%.0f %s", left, UNITS[unit]);
  }
}
