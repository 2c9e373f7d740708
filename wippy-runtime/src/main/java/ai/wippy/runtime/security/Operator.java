package ai.wippy.runtime.security;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How a condition compares an attribute with its operand. */
public enum Operator {
  EQ,
  NE,
  LT,
  GT,
  LTE,
  GTE,
  /** Is an element of the operand, a list. */
  IN,
  /** Is no element of it. */
  NIN,
  /** Has a value; the operand does not matter. */
  EXISTS,
  /** Has none. */
  NEXISTS,
  /** A text holds the operand, a list has it as an element, a map has it as a name. */
  CONTAINS,
  /** The opposite. */
  NCONTAINS,
  /** A regular expression is found in it. */
  MATCHES,
  /** It is not. */
  NMATCHES;

  /** The operator of a word such as {@code eq}. */
  public static Optional<Operator> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Operator::word).toList();
  }

  /** As policies write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it needs no operand. */
  public boolean isUnary() {
    return this == EXISTS || this == NEXISTS;
  }

  /** Whether its operand is a list. */
  public boolean wantsList() {
    return this == IN || this == NIN;
  }

  /** Whether its operand is a regular expression. */
  public boolean wantsExpression() {
    return this == MATCHES || this == NMATCHES;
  }

  /**
   * Whether two values stand in this relation; false as well if they cannot be compared so. Not for
   * operators without an operand.
   */
  boolean holds(Object value, Object operand) {
    return switch (this) {
      case EQ -> same(value, operand);
      case NE -> !same(value, operand);
      case LT -> compare(value, operand) < 0;
      case GT -> compare(value, operand) > 0;
      case LTE -> compare(value, operand) <= 0;
      case GTE -> compare(value, operand) >= 0;
      case IN -> operand instanceof Collection<?> list && has(list, value);
      case NIN -> operand instanceof Collection<?> list && !has(list, value);
      case CONTAINS -> contains(value, operand).orElse(false);
      case NCONTAINS -> !contains(value, operand).orElse(true);
      case MATCHES -> matches(value, operand).orElse(false);
      case NMATCHES -> !matches(value, operand).orElse(true);
      case EXISTS, NEXISTS -> throw new IllegalStateException(word() + " compares nothing");
    };
  }

  private static boolean same(Object a, Object b) {
    boolean composed = a instanceof Collection || a instanceof Map;
    return composed ? a.equals(b) : compare(a, b) == 0;
  }

  /** Numbers as numbers, everything else as text. */
  private static int compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return isWhole(x) && isWhole(y)
          ? Long.compare(x.longValue(), y.longValue())
          : Double.compare(x.doubleValue(), y.doubleValue());
    }
    return a.toString().compareTo(b.toString());
  }

  /** Beyond 64 bits a number of Lua is a fraction already. */
  private static boolean isWhole(Number number) {
    return !(number instanceof Double || number instanceof Float || number instanceof BigInteger);
  }

  private static boolean has(Collection<?> list, Object value) {
    return list.stream().anyMatch(each -> same(each, value));
  }

  private static Optional<Boolean> contains(Object whole, Object part) {
    return switch (whole) {
      case Collection<?> list -> Optional.of(has(list, part));
      case Map<?, ?> map -> Optional.of(map.containsKey(part.toString()));
      case String text -> Optional.of(text.contains(part.toString()));
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> matches(Object value, Object expression) {
    try {
      var pattern =
          expression instanceof Pattern compiled
              ? compiled
              : Pattern.compile(expression.toString());
      return Optional.of(pattern.matcher(value.toString()).find());
    } catch (PatternSyntaxException _) {
      // It came with the request; a condition that cannot be judged does not hold.
      return Optional.empty();
    }
  }
}
