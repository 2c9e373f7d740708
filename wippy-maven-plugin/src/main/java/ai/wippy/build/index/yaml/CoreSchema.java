package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What a plain scalar means by the core schema of YAML 1.2 (section 10.3), in which {@code on},
 * {@code yes} and {@code 1:30} are text. A leading zero means octal, as file modes expect.
 */
final class CoreSchema {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern OCTAL = Pattern.compile("0[0-7]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private CoreSchema() {}

  static Node resolve(Span span, String value) {
    return switch (value) {
      case "", "~", "null", "Null", "NULL" -> new NullNode(span);
      case "true", "True", "TRUE" -> new BooleanNode(span, true);
      case "false", "False", "FALSE" -> new BooleanNode(span, false);
      case ".nan", ".NaN", ".NAN" -> new DecimalNode(span, Double.NaN);
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" ->
          new DecimalNode(span, Double.POSITIVE_INFINITY);
      case "-.inf", "-.Inf", "-.INF" -> new DecimalNode(span, Double.NEGATIVE_INFINITY);
      default -> number(span, value);
    };
  }

  private static Node number(Span span, String value) {
    if (INTEGER.matcher(value).matches()) {
      return integer(span, value);
    }
    return DECIMAL.matcher(value).matches()
        ? new DecimalNode(span, Double.parseDouble(value))
        : new TextNode(span, value, new TextOrigin.Scalar(ScalarStyle.PLAIN));
  }

  private static Node integer(Span span, String value) {
    BigInteger number = bigInteger(value);
    return number.bitLength() < Long.SIZE
        ? new IntegerNode(span, number.longValue())
        : new DecimalNode(span, number.doubleValue());
  }

  private static BigInteger bigInteger(String value) {
    if (value.startsWith("0x")) {
      return new BigInteger(value.substring(2), 16);
    }
    if (value.startsWith("0o")) {
      return new BigInteger(value.substring(2), 8);
    }
    return new BigInteger(value, OCTAL.matcher(value).matches() ? 8 : 10);
  }
}
