package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.math.BigDecimal;

/** {@code s8} to {@code u64}: takes whole numbers in range. */
final class IntegerType extends ScalarType {
  /** Whole numbers up to here are shown digit by digit. */
  private static final double READABLE = 1e21;

  private final boolean signed;
  private final int unusedBits;

  IntegerType(String wit, int size, boolean signed) {
    super(wit, size, size == 8 ? 'l' : 'i');
    this.signed = signed;
    unusedBits = Long.SIZE - 8 * size;
  }

  @Override
  long toCore(Values values, Object value) {
    switch (values.shape(value)) {
      case INTEGER -> {
        long number = values.longOf(value);
        boolean fits = unusedBits == 0 ? signed || number >= 0 : extend(number) == number;
        if (!fits) {
          throw outOfRange(Long.toString(number));
        }
        return size() == 8 ? number : (int) number;
      }
      case UNSIGNED -> {
        long bits = values.longOf(value);
        if (signed || unusedBits > 0) {
          throw outOfRange(Long.toUnsignedString(bits));
        }
        return bits;
      }
      case FLOAT -> throw notWhole(values.doubleOf(value));
      case NIL, BOOLEAN, STRING, TABLE, HANDLE, OTHER -> throw mismatch(values, value);
    }
    throw new AssertionError(value);
  }

  @Override
  boolean plain() {
    return true;
  }

  @Override
  long checked(long core) {
    // Core values of 32 bits are sign-extended, whatever they mean.
    return size() == 8 ? core : (int) extend(core);
  }

  @Override
  Object fromCore(Values values, long core) {
    return unusedBits == 0 && !signed ? values.ofUnsigned(core) : values.ofLong(extend(core));
  }

  /** The low bits of a number as a number of this type. */
  private long extend(long number) {
    long high = number << unusedBits;
    return signed ? high >> unusedBits : high >>> unusedBits;
  }

  private BadValue notWhole(double number) {
    return Math.rint(number) == number && !Double.isInfinite(number) && number != 0
        ? outOfRange(
            Math.abs(number) < READABLE
                ? new BigDecimal(number).toPlainString()
                : Double.toString(number))
        : new BadValue("expected " + wit() + ", got " + number + ", which is not a whole number");
  }

  private BadValue outOfRange(String number) {
    int bits = Long.SIZE - unusedBits;
    String min = signed ? Long.toString(-1L << (bits - 1)) : "0";
    String max =
        signed ? Long.toString(~(-1L << (bits - 1))) : Long.toUnsignedString(-1L >>> unusedBits);
    return new BadValue("%s is out of range for %s (%s to %s)".formatted(number, wit(), min, max));
  }
}
