package ai.wippy.runtime.lua;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/**
 * A table of a state that is made when its code looks into it: most calls need few of the modules
 * that they could use.
 */
final class LateTable extends LuaUserdata {
  private final Supplier<LuaValue> make;
  private @Nullable LuaValue made;

  LateTable(Supplier<LuaValue> make) {
    super(make);
    this.make = make;
  }

  LuaValue made() {
    if (made == null) {
      made = make.get();
    }
    return made;
  }

  @Override
  public LuaValue get(LuaValue key) {
    return made().get(key);
  }

  @Override
  public void set(LuaValue key, LuaValue value) {
    made().set(key, value);
  }

  @Override
  public String typename() {
    return "table";
  }

  @Override
  public String tojstring() {
    return made().tojstring();
  }

  @Override
  public boolean raweq(LuaUserdata other) {
    return this == other;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
