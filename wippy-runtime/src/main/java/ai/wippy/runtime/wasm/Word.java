package ai.wippy.runtime.wasm;

import ai.wippy.runtime.payload.Values;
import java.math.BigInteger;
import java.util.Set;

/** A word of a command line as a value of a WIT type. */
final class Word {
  private static final String OPTION = "option<";
  private static final Set<String> INTEGERS =
      Set.of("s8", "u8", "s16", "u16", "s32", "u32", "s64", "u64");

  private Word() {}

  /**
   * Reads a word.
   *
   * @param wit the type
   * @throws IllegalArgumentException if the word is no value of the type, saying what would be
   */
  static Object parse(String wit, String word, Values values) {
    if (INTEGERS.contains(wit)) {
      return integer(wit, word, values);
    }
    return switch (wit) {
      case "string", "list<u8>" -> values.ofText(word);
      case "bool" -> values.ofBoolean(bool(word));
      case "f32", "f64" -> values.ofDouble(number(wit, word));
      case "char" -> values.ofText(character(word));
      default -> other(wit, word, values);
    };
  }

  private static Object other(String wit, String word, Values values) {
    if (wit.startsWith(OPTION)) {
      return parse(unwrapped(wit), word, values);
    }
    if (wit.contains("<") || wit.equals("tuple")) {
      throw new IllegalArgumentException("a " + wit + " cannot be given on a command line");
    }
    // The name of an enum: its cases are checked where the function is called. A record is refused
    // there.
    return values.ofText(word);
  }

  /** What an option holds; any other type as it is. */
  static String unwrapped(String wit) {
    return wit.startsWith(OPTION) ? wit.substring(OPTION.length(), wit.length() - 1) : wit;
  }

  private static Object integer(String wit, String word, Values values) {
    int bits = Integer.parseInt(wit.substring(1));
    boolean signed = wit.charAt(0) == 's';
    var least = signed ? BigInteger.TWO.pow(bits - 1).negate() : BigInteger.ZERO;
    var greatest = BigInteger.TWO.pow(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    BigInteger value;
    try {
      value = new BigInteger(word);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("`%s` is no whole number".formatted(word));
    }
    if (value.compareTo(least) < 0 || value.compareTo(greatest) > 0) {
      throw new IllegalArgumentException(
          "%s is not from %s to %s".formatted(word, least, greatest));
    }
    return value.bitLength() < Long.SIZE
        ? values.ofLong(value.longValue())
        : values.ofUnsigned(value.longValue());
  }

  private static double number(String wit, String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(
          "`%s` is no %s; write a number such as 1.5".formatted(word, wit));
    }
  }

  private static boolean bool(String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("`%s` is neither true nor false".formatted(word));
    };
  }

  private static String character(String word) {
    if (word.codePointCount(0, word.length()) != 1) {
      throw new IllegalArgumentException("`%s` is not one character".formatted(word));
    }
    return word;
  }
}
