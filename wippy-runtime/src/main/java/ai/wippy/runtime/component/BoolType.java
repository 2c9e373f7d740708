package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;

/** {@code bool}. */
final class BoolType extends ScalarType {
  BoolType() {
    super("bool", 1, 'i');
  }

  @Override
  long toCore(Values values, Object value) {
    if (values.shape(value) != Values.Shape.BOOLEAN) {
      throw mismatch(values, value);
    }
    return values.booleanOf(value) ? 1 : 0;
  }

  @Override
  long checked(long core) {
    return (int) core != 0 ? 1 : 0;
  }

  @Override
  Object fromCore(Values values, long core) {
    return values.ofBoolean((int) core != 0);
  }
}
