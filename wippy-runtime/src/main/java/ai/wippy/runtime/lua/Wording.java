package ai.wippy.runtime.lua;

import java.util.regex.Pattern;

/** Says what LuaJ says about wrong operands in the words of Lua's reference implementation. */
final class Wording {
  private static final Pattern ARITHMETIC =
      Pattern.compile("attempt to perform arithmetic __\\w+ on (\\w+) and (\\w+)");
  private static final Pattern CONCATENATION =
      Pattern.compile("attempt to concatenate (\\w+) and (\\w+)");
  private static final Pattern COMPARISON =
      Pattern.compile("(attempt to compare \\w+ with \\w+) expected, got \\w+");
  private static final Pattern OPERAND =
      Pattern.compile("(attempt to (?:call|get length of|perform arithmetic on)) (\\w+)");
  private static final Pattern ASSIGNMENT = Pattern.compile("index expected, got (\\w+)");
  private static final String UNNAMED = "attempt to index ? (";

  private Wording() {}

  static String of(String message) {
    if (message.startsWith(UNNAMED)) {
      return "attempt to index " + message.substring(UNNAMED.length(), message.length() - 1);
    }
    var arithmetic = ARITHMETIC.matcher(message);
    if (arithmetic.matches()) {
      return operand("perform arithmetic on", arithmetic.group(1), arithmetic.group(2), "number");
    }
    var concatenation = CONCATENATION.matcher(message);
    if (concatenation.matches()) {
      String left = concatenation.group(1);
      String fitting = left.equals("number") ? "number" : "string";
      return operand("concatenate", left, concatenation.group(2), fitting);
    }
    var comparison = COMPARISON.matcher(message);
    if (comparison.matches()) {
      return comparison.group(1);
    }
    var assignment = ASSIGNMENT.matcher(message);
    if (assignment.matches()) {
      return "attempt to index a %s value".formatted(assignment.group(1));
    }
    var operand = OPERAND.matcher(message);
    return operand.matches()
        ? "%s a %s value".formatted(operand.group(1), operand.group(2))
        : message;
  }

  /** The left operand is to blame unless it fits. */
  private static String operand(String what, String left, String right, String fitting) {
    return "attempt to %s a %s value".formatted(what, left.equals(fitting) ? right : left);
  }
}
