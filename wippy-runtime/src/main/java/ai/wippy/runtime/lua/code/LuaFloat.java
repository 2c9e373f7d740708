package ai.wippy.runtime.lua.code;

/** A number of the subtype float, whole ones included. */
public final class LuaFloat extends Numeric {
  /** The value. */
  final double value;

  private LuaFloat(double value) {
    this.value = value;
  }

  /** A float. */
  public static LuaFloat of(double value) {
    return new LuaFloat(value);
  }

  @Override
  public double todouble() {
    return value;
  }

  @Override
  public long tolong() {
    return (long) value;
  }
}
