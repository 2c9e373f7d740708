package ai.wippy.runtime.function;

import ai.wippy.registry.Durations;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;

/** Durations in options of calls: numbers are milliseconds, texts such as {@code 1.5s}. */
final class Millis {
  private static final double MOST = Long.MAX_VALUE / 1e6;

  private Millis() {}

  /**
   * Reads an option.
   *
   * @throws Failure of kind INVALID if it is no duration
   */
  static Duration of(String name, Object value) {
    if (value instanceof Number number && Math.abs(number.doubleValue()) < MOST) {
      return Duration.ofNanos((long) (number.doubleValue() * 1e6));
    }
    try {
      return Durations.parse(value.toString());
    } catch (IllegalArgumentException _) {
      throw new Failure(
          Kind.INVALID,
          "option %s is `%s`: write milliseconds, or a duration such as \"1.5s\""
              .formatted(name, value));
    }
  }
}
