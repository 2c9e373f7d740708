package ai.wippy.runtime.lua.code;

/** A number of the subtype integer that does not fit 32 bits: LuaJ's integers do not either. */
final class LuaLong extends Numeric {
  final long value;

  /** An integer outside of the range of an int; {@link Numbers#of(long)} makes any. */
  LuaLong(long value) {
    this.value = value;
  }

  @Override
  public double todouble() {
    return value;
  }

  @Override
  public long tolong() {
    return value;
  }
}
