package ai.wippy.runtime.lua.code;

import java.math.BigInteger;

/**
 * An integer above the range of s64, which only guests and hosts make: u64 has such. It is never
 * rounded, and its arithmetic with integers is exact; a result that fits neither s64 nor u64 is an
 * error.
 */
public final class LuaUnsigned extends Numeric {
  private final long bits;

  /** A number given by the bits of a u64, the highest of which is set. */
  LuaUnsigned(long bits) {
    this.bits = bits;
  }

  /** The bits of the u64. */
  public long bits() {
    return bits;
  }

  BigInteger value() {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  @Override
  public double todouble() {
    return value().doubleValue();
  }

  @Override
  public long tolong() {
    return bits;
  }
}
