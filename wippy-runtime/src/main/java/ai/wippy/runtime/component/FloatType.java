package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;

/** {@code f32} and {@code f64}: takes any number; every NaN is the canonical one. */
final class FloatType extends ScalarType {
  private static final double TWO_TO_64 = 0x1p64;

  FloatType(String wit, int size) {
    super(wit, size, size == 4 ? 'f' : 'd');
  }

  @Override
  long toCore(Values values, Object value) {
    double number =
        switch (values.shape(value)) {
          case INTEGER, FLOAT -> values.doubleOf(value);
          case UNSIGNED -> values.longOf(value) + TWO_TO_64;
          case NIL, BOOLEAN, STRING, TABLE, HANDLE, OTHER -> throw mismatch(values, value);
        };
    return size() == 4 ? Float.floatToIntBits((float) number) : Double.doubleToLongBits(number);
  }

  @Override
  boolean plain() {
    return true;
  }

  @Override
  long checked(long core) {
    return size() == 8 ? core : (int) core;
  }

  @Override
  Object fromCore(Values values, long core) {
    return values.ofDouble(
        size() == 4
            ? Scalars.f32(Float.intBitsToFloat((int) core))
            : Scalars.f64(Double.longBitsToDouble(core)));
  }
}
