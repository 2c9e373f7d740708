package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;

/**
 * Arithmetic operators. Each decides the frequent cases itself, so that HotSpot has little to
 * inline: two small integers, and numbers of which one is a float. The names are what the code
 * calls the operands, for messages, with a line feed between them; they may be empty.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /** {@code left + right}. */
  public static LuaValue add(LuaValue left, LuaValue right, String names) {
    if (left instanceof LuaInteger a && right instanceof LuaInteger b) {
      return Numbers.of((long) a.v + b.v);
    }
    return oneIsFloat(left, right)
        ? LuaFloat.of(left.todouble() + right.todouble())
        : Operation.ADD.of(left, right, names);
  }

  /** {@code left - right}. */
  public static LuaValue subtract(LuaValue left, LuaValue right, String names) {
    if (left instanceof LuaInteger a && right instanceof LuaInteger b) {
      return Numbers.of((long) a.v - b.v);
    }
    return oneIsFloat(left, right)
        ? LuaFloat.of(left.todouble() - right.todouble())
        : Operation.SUBTRACT.of(left, right, names);
  }

  /** {@code left * right}. */
  public static LuaValue multiply(LuaValue left, LuaValue right, String names) {
    if (left instanceof LuaInteger a && right instanceof LuaInteger b) {
      return Numbers.of((long) a.v * b.v);
    }
    return oneIsFloat(left, right)
        ? LuaFloat.of(left.todouble() * right.todouble())
        : Operation.MULTIPLY.of(left, right, names);
  }

  /** {@code left / right}: always a float. */
  public static LuaValue divide(LuaValue left, LuaValue right, String names) {
    return left instanceof LuaNumber && right instanceof LuaNumber
        ? LuaFloat.of(left.todouble() / right.todouble())
        : Operation.DIVIDE.of(left, right, names);
  }

  /** {@code left // right}. */
  public static LuaValue floorDivide(LuaValue left, LuaValue right, String names) {
    return left instanceof LuaInteger a && right instanceof LuaInteger b
        ? Numbers.of(Operation.floorDivide((long) a.v, (long) b.v))
        : Operation.FLOOR_DIVIDE.of(left, right, names);
  }

  /** {@code left % right}. */
  public static LuaValue modulo(LuaValue left, LuaValue right, String names) {
    return left instanceof LuaInteger a && right instanceof LuaInteger b
        ? Numbers.of(Operation.modulo((long) a.v, (long) b.v))
        : Operation.MODULO.of(left, right, names);
  }

  /** {@code left ^ right}: always a float. */
  public static LuaValue power(LuaValue left, LuaValue right, String names) {
    return left instanceof LuaNumber && right instanceof LuaNumber
        ? LuaFloat.of(Operation.power(left.todouble(), right.todouble()))
        : Operation.POWER.of(left, right, names);
  }

  /** {@code -operand}. */
  public static LuaValue negate(LuaValue operand, String names) {
    LuaValue number = Numbers.of(operand);
    if (number != null) {
      return Numbers.isInteger(number)
          ? subtract(LuaValue.ZERO, number, names)
          : LuaFloat.of(-number.todouble());
    }
    LuaValue handler = Metatags.of(operand, LuaValue.UNM);
    if (handler.isnil()) {
      throw Operands.unfit("perform arithmetic on", 0, names, operand);
    }
    return handler.call(operand, operand);
  }

  private static boolean oneIsFloat(LuaValue left, LuaValue right) {
    return left instanceof LuaFloat && right instanceof LuaNumber
        || right instanceof LuaFloat && left instanceof LuaNumber;
  }
}
