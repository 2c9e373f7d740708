package ai.wippy.runtime.json;

import ai.wippy.runtime.payload.JavaValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that any value may be given to. */
final class TypeChecks {
  private static final List<String> TYPES =
      List.of("null", "boolean", "number", "integer", "string", "array", "object");

  private TypeChecks() {}

  static Check type(String place, Object value) {
    List<String> types =
        value instanceof String name ? List.of(name) : SchemaReader.names(place, value);
    for (String each : types) {
      if (!TYPES.contains(each)) {
        throw SchemaReader.wrong(
            place, "unknown type %s; there are %s".formatted(each, String.join(", ", TYPES)));
      }
    }
    String expected = String.join(" or ", types);
    return (at, found, problems) -> {
      if (types.stream().noneMatch(each -> is(each, found))) {
        problems.add(at, "expected %s, got %s".formatted(expected, name(found)));
      }
    };
  }

  private static boolean is(String type, Object value) {
    return switch (type) {
      case "null" -> value == JavaValues.NIL;
      case "boolean" -> value instanceof Boolean;
      case "number" -> value instanceof Number;
      case "integer" -> value instanceof Number number && isWhole(number);
      case "string" -> value instanceof String;
      case "array" -> value instanceof List<?> || value instanceof Map<?, ?> map && map.isEmpty();
      default -> value instanceof Map<?, ?>;
    };
  }

  private static boolean isWhole(Number number) {
    return !(number instanceof Double real) || real == Math.rint(real) && !real.isInfinite();
  }

  private static String name(Object value) {
    return switch (value) {
      case Boolean _ -> "boolean";
      case Number _ -> "number";
      case String _ -> "string";
      case List<?> _ -> "array";
      case Map<?, ?> _ -> "object";
      default -> value == JavaValues.NIL ? "null" : "bytes that are no text";
    };
  }

  static Check oneOf(List<?> allowed) {
    return (at, found, problems) -> {
      if (allowed.stream().noneMatch(each -> same(each, found))) {
        problems.add(
            at, "must be %s".formatted(allowed.size() == 1 ? allowed.getFirst() : allowed));
      }
    };
  }

  /** Whether two values are equal: numbers by value, lists and objects by what is in them. */
  static boolean same(@Nullable Object first, @Nullable Object other) {
    Object one = Check.inner(first);
    return switch (one) {
      case Number number -> other instanceof Number second && compare(number, second) == 0;
      case List<?> list ->
          other instanceof List<?> second ? sameElements(list, second) : bothEmpty(list, other);
      case Map<?, ?> map ->
          other instanceof Map<?, ?> second
              ? sameFields(map, second)
              : other instanceof List<?> list && bothEmpty(list, map);
      default -> one.equals(Check.inner(other));
    };
  }

  private static boolean bothEmpty(List<?> list, @Nullable Object other) {
    return list.isEmpty() && other instanceof Map<?, ?> map && map.isEmpty();
  }

  private static boolean sameElements(List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameFields(Map<?, ?> one, Map<?, ?> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(each -> same(each.getValue(), other.get(each.getKey())));
  }

  /** Orders numbers by value; those that are not finite as doubles. */
  static int compare(Number one, Number other) {
    return Double.isFinite(one.doubleValue()) && Double.isFinite(other.doubleValue())
        ? exact(one).compareTo(exact(other))
        : Double.compare(one.doubleValue(), other.doubleValue());
  }

  static BigDecimal exact(Number number) {
    return number instanceof Double real ? BigDecimal.valueOf(real) : new BigDecimal("" + number);
  }
}
