package ai.wippy.runtime.component;

/**
 * Checks of single values on their way into a guest, where a misfit is the caller's mistake, and
 * out of it, where it is a trap (Canonical ABI, loading, storing, flat lifting and lowering).
 */
public final class Scalars {
  private Scalars() {}

  /**
   * A value for {@code u8}.
   *
   * @param name what to call the value in messages; empty for nothing
   * @throws IllegalArgumentException if it is not in the range 0 to 255
   */
  public static int u8(int value, String name) {
    if ((value & ~0xFF) != 0) {
      throw outOfRange("u8", value, "255").in(name);
    }
    return value;
  }

  /**
   * A value for {@code u16}.
   *
   * @param name what to call the value in messages; empty for nothing
   * @throws IllegalArgumentException if it is not in the range 0 to 65535
   */
  public static int u16(int value, String name) {
    if ((value & ~0xFFFF) != 0) {
      throw outOfRange("u16", value, "65535").in(name);
    }
    return value;
  }

  /**
   * A value for {@code u32}.
   *
   * @param name what to call the value in messages; empty for nothing
   * @throws IllegalArgumentException if it is not in the range 0 to 4294967295
   */
  public static int u32(long value, String name) {
    if ((value & ~0xFFFF_FFFFL) != 0) {
      throw outOfRange("u32", value, "4294967295").in(name);
    }
    return (int) value;
  }

  /**
   * A value for {@code char}.
   *
   * @param name what to call the value in messages; empty for nothing
   * @throws IllegalArgumentException if it is not a Unicode scalar value
   */
  public static int character(int codePoint, String name) {
    if (!isScalarValue(codePoint)) {
      throw new BadValue("expected char, got " + codePoint + ", which is no Unicode scalar value")
          .in(name);
    }
    return codePoint;
  }

  /**
   * A {@code char} that a guest gave.
   *
   * @throws Trap if it is not a Unicode scalar value
   */
  public static int character(int codePoint) {
    if (!isScalarValue(codePoint)) {
      throw new Trap("invalid char: 0x%x is no Unicode scalar value".formatted(codePoint));
    }
    return codePoint;
  }

  /**
   * A discriminant that a guest gave.
   *
   * @param cases how many there are
   * @throws Trap if there is no such case
   */
  public static int discriminant(int value, int cases) {
    if (Integer.compareUnsigned(value, cases) >= 0) {
      throw new Trap(
          "invalid discriminant: %s of %d cases".formatted(Integer.toUnsignedString(value), cases));
    }
    return value;
  }

  /** A float, every NaN made the canonical one. */
  public static float f32(float value) {
    return Float.isNaN(value) ? Float.NaN : value;
  }

  /** A float, every NaN made the canonical one. */
  public static double f64(double value) {
    return Double.isNaN(value) ? Double.NaN : value;
  }

  static boolean isScalarValue(int codePoint) {
    return Character.isValidCodePoint(codePoint)
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  static BadValue outOfRange(String type, Object value, String max) {
    return new BadValue("%s is out of range for %s (0 to %s)".formatted(value, type, max));
  }
}
