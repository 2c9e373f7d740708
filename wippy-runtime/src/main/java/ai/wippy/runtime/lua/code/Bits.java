package ai.wippy.runtime.lua.code;

import java.util.function.LongBinaryOperator;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * Operators on the 64 bits of integers, or of floats and texts that are integers (Lua 5.3 manual,
 * section 3.4.2). The names are what the code calls the operands, as {@link Arithmetic} takes them.
 */
public final class Bits {
  private static final LuaValue ALL = Numbers.of(-1);

  private Bits() {}

  /** {@code left & right}. */
  public static LuaValue and(LuaValue left, LuaValue right, String names) {
    return of(left, right, names, Metatags.BIT_AND, (a, b) -> a & b);
  }

  /** {@code left | right}. */
  public static LuaValue or(LuaValue left, LuaValue right, String names) {
    return of(left, right, names, Metatags.BIT_OR, (a, b) -> a | b);
  }

  /** {@code left ~ right}. */
  public static LuaValue xor(LuaValue left, LuaValue right, String names) {
    return of(left, right, names, Metatags.BIT_XOR, (a, b) -> a ^ b);
  }

  /** {@code left << right}; a negative shift is one to the right. */
  public static LuaValue shiftLeft(LuaValue left, LuaValue right, String names) {
    return of(left, right, names, Metatags.SHIFT_LEFT, Bits::shift);
  }

  /** {@code left >> right}, filled with zeros. */
  public static LuaValue shiftRight(LuaValue left, LuaValue right, String names) {
    return of(
        left, right, names, Metatags.SHIFT_RIGHT, (a, b) -> b == Long.MIN_VALUE ? 0 : shift(a, -b));
  }

  /** {@code ~operand}. */
  public static LuaValue not(LuaValue operand, String names) {
    return Metatags.of(operand, Metatags.BIT_NOT).isnil()
        ? xor(operand, ALL, names)
        : Metatags.of(operand, Metatags.BIT_NOT).call(operand, operand);
  }

  private static long shift(long value, long by) {
    if (by <= -Long.SIZE || by >= Long.SIZE) {
      return 0;
    }
    return by >= 0 ? value << by : value >>> -by;
  }

  private static LuaValue of(
      LuaValue left, LuaValue right, String names, LuaString tag, LongBinaryOperator operator) {
    LuaValue a = Numbers.of(left);
    LuaValue b = Numbers.of(right);
    if (a != null && b != null) {
      return Numbers.of(operator.applyAsLong(bits(a), bits(b)));
    }
    LuaValue handler = Metatags.of(left, right, tag);
    if (handler.isnil()) {
      throw Operands.unfit(
          "perform bitwise operation on", left instanceof LuaNumber ? 1 : 0, names, left, right);
    }
    return handler.call(left, right);
  }

  private static long bits(LuaValue number) {
    if (number instanceof LuaUnsigned || Numbers.hasInteger(number)) {
      return number.tolong();
    }
    throw Raised.here("number has no integer representation");
  }
}
