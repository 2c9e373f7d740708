package ai.wippy.runtime.lua.code;

import java.util.Arrays;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** Comparisons (Lua 5.3 manual, section 3.4.4), and what counts as true. */
public final class Comparison {
  private Comparison() {}

  /** Whether a condition holds: everything does but {@code nil} and {@code false}. */
  public static boolean isTrue(LuaValue value) {
    return value != LuaValue.NIL && value != LuaValue.FALSE && value != LuaValue.NONE;
  }

  /** {@code left == right}. */
  public static boolean equal(LuaValue left, LuaValue right) {
    if (left == right) {
      return !(left instanceof LuaFloat number) || !Double.isNaN(number.value);
    }
    if (left instanceof LuaString a) {
      return right instanceof LuaString b && a.raweq(b);
    }
    if (left instanceof LuaNumber a) {
      return right instanceof LuaNumber b && equal(a, b);
    }
    if (left instanceof LuaTable) {
      return right instanceof LuaTable && equalByHandler(left, right);
    }
    if (left instanceof LuaUserdata a) {
      return right instanceof LuaUserdata b && (a.raweq(b) || equalByHandler(left, right));
    }
    return left.isnil() && right.isnil();
  }

  /** The same without metamethods. */
  public static boolean rawEqual(LuaValue left, LuaValue right) {
    return left instanceof LuaTable
        ? left == right
        : left instanceof LuaUserdata object
            ? right instanceof LuaUserdata other && object.raweq(other)
            : equal(left, right);
  }

  private static boolean equal(LuaNumber left, LuaNumber right) {
    if (left instanceof LuaInteger a && right instanceof LuaInteger b) {
      return a.v == b.v;
    }
    return compare(left, right) == 0;
  }

  private static boolean equalByHandler(LuaValue left, LuaValue right) {
    LuaValue handler = Metatags.of(left, right, LuaValue.EQ);
    return !handler.isnil() && isTrue(handler.call(left, right));
  }

  /** {@code left < right}. */
  public static boolean less(LuaValue left, LuaValue right) {
    if (left instanceof LuaInteger a && right instanceof LuaInteger b) {
      return a.v < b.v;
    }
    if (left instanceof LuaNumber a && right instanceof LuaNumber b) {
      return compare(a, b) == -1;
    }
    return left instanceof LuaString a && right instanceof LuaString b
        ? compare(a, b) < 0
        : byHandler(left, right, LuaValue.LT);
  }

  /** {@code left <= right}. */
  public static boolean lessOrEqual(LuaValue left, LuaValue right) {
    if (left instanceof LuaInteger a && right instanceof LuaInteger b) {
      return a.v <= b.v;
    }
    if (left instanceof LuaNumber a && right instanceof LuaNumber b) {
      int order = compare(a, b);
      return order == -1 || order == 0;
    }
    if (left instanceof LuaString a && right instanceof LuaString b) {
      return compare(a, b) <= 0;
    }
    return Metatags.of(left, right, LuaValue.LE).isnil()
            && !Metatags.of(right, left, LuaValue.LT).isnil()
        ? !byHandler(right, left, LuaValue.LT)
        : byHandler(left, right, LuaValue.LE);
  }

  private static boolean byHandler(LuaValue left, LuaValue right, LuaString tag) {
    LuaValue handler = Metatags.of(left, right, tag);
    if (!handler.isnil()) {
      return isTrue(handler.call(left, right));
    }
    String a = left.typename();
    String b = right.typename();
    throw Raised.here(
        a.equals(b)
            ? "attempt to compare two %s values".formatted(a)
            : "attempt to compare %s with %s".formatted(a, b));
  }

  /** As bytes without signs. */
  private static int compare(LuaString left, LuaString right) {
    return Arrays.compareUnsigned(
        left.m_bytes,
        left.m_offset,
        left.m_offset + left.m_length,
        right.m_bytes,
        right.m_offset,
        right.m_offset + right.m_length);
  }

  /** -1, 0 or 1 by the exact values; 2 if one is not a number. */
  private static int compare(LuaNumber left, LuaNumber right) {
    boolean wholeLeft = Numbers.isInteger(left);
    boolean wholeRight = Numbers.isInteger(right);
    if (Numbers.isSigned(left) && Numbers.isSigned(right)) {
      return Long.compare(left.tolong(), right.tolong());
    }
    double a = left.todouble();
    double b = right.todouble();
    if (a != b || !wholeLeft && !wholeRight || Double.isInfinite(a)) {
      return a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
    }
    return Numbers.exact(left).compareTo(Numbers.exact(right));
  }
}
