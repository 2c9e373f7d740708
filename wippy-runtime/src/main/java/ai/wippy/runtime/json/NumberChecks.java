package ai.wippy.runtime.json;

import java.math.BigDecimal;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Checks of numbers; others pass. */
final class NumberChecks {
  private NumberChecks() {}

  /** The check of a keyword, if it is one for numbers. */
  static @Nullable Check of(String place, String name, Object value) {
    return switch (name) {
      case "minimum" -> bound(place, value, "at least", order -> order >= 0);
      case "maximum" -> bound(place, value, "at most", order -> order <= 0);
      case "exclusiveMinimum" -> bound(place, value, "more than", order -> order > 0);
      case "exclusiveMaximum" -> bound(place, value, "less than", order -> order < 0);
      case "multipleOf" -> multiple(place, value);
      default -> null;
    };
  }

  private static Number number(String place, Object value) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number;
    }
    throw SchemaReader.wrong(place, "must be a number");
  }

  private static Check bound(String place, Object value, String words, IntPredicate fits) {
    Number bound = number(place, value);
    return (at, found, problems) -> {
      if (found instanceof Number number && !fits.test(TypeChecks.compare(number, bound))) {
        problems.add(at, "must be %s %s, got %s".formatted(words, bound, number));
      }
    };
  }

  private static Check multiple(String place, Object value) {
    BigDecimal unit = TypeChecks.exact(number(place, value));
    if (unit.signum() <= 0) {
      throw SchemaReader.wrong(place, "must be more than 0");
    }
    return (at, found, problems) -> {
      if (found instanceof Number number && !isMultiple(number, unit)) {
        problems.add(at, "must be a multiple of %s, got %s".formatted(value, number));
      }
    };
  }

  private static boolean isMultiple(Number number, BigDecimal unit) {
    return Double.isFinite(number.doubleValue())
        && TypeChecks.exact(number).remainder(unit).signum() == 0;
  }
}
