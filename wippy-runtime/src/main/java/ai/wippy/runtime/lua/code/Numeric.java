package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** What LuaJ wants to know of any number, for those that it does not have. */
abstract sealed class Numeric extends LuaNumber permits LuaFloat, LuaLong, LuaUnsigned {
  @Override
  public final float tofloat() {
    return (float) todouble();
  }

  @Override
  public final int toint() {
    return (int) tolong();
  }

  @Override
  public final boolean isint() {
    return todouble() == toint();
  }

  @Override
  public final boolean islong() {
    return Numbers.hasInteger(this);
  }

  @Override
  public final double checkdouble() {
    return todouble();
  }

  @Override
  public final int checkint() {
    return toint();
  }

  @Override
  public final long checklong() {
    return tolong();
  }

  @Override
  public final String checkjstring() {
    return tojstring();
  }

  @Override
  public final LuaString checkstring() {
    return strvalue();
  }

  @Override
  public final LuaString strvalue() {
    return Bytes.of(tojstring());
  }

  @Override
  public final LuaValue tostring() {
    return strvalue();
  }

  @Override
  public final String tojstring() {
    return Numerals.text(this);
  }

  @Override
  public final LuaValue eq(LuaValue other) {
    return valueOf(raweq(other));
  }

  @Override
  public final boolean eq_b(LuaValue other) {
    return raweq(other);
  }

  @Override
  public final boolean raweq(LuaValue other) {
    return other instanceof LuaNumber && Comparison.equal(this, other);
  }

  @Override
  public final boolean raweq(double other) {
    return raweq(LuaFloat.of(other));
  }

  @Override
  public final boolean raweq(int other) {
    return raweq(valueOf(other));
  }

  @Override
  public final boolean lt_b(LuaValue other) {
    return Comparison.less(this, other);
  }

  @Override
  public final boolean lteq_b(LuaValue other) {
    return Comparison.lessOrEqual(this, other);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof LuaNumber number && raweq(number);
  }

  /** Equal to that of every number that is equal. */
  @Override
  public final int hashCode() {
    return Numbers.hash(this);
  }
}
