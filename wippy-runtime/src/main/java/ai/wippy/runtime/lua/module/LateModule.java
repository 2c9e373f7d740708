package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/** A module that is made when code first opens it: an application loads those that it uses. */
final class LateModule implements LuaModule {
  private final Supplier<? extends LuaModule> make;
  private final boolean table;
  private @Nullable LuaModule made;

  private LateModule(Supplier<? extends LuaModule> make, boolean table) {
    this.make = make;
    this.table = table;
  }

  /** A module whose value is a table of functions. */
  static LateModule table(Supplier<? extends LuaModule> make) {
    return new LateModule(make, true);
  }

  /** A module whose value is an object with methods. */
  static LateModule object(Supplier<? extends LuaModule> make) {
    return new LateModule(make, false);
  }

  @Override
  public LuaValue open(LuaState state) {
    return module().open(state);
  }

  private synchronized LuaModule module() {
    if (made == null) {
      made = make.get();
    }
    return made;
  }

  @Override
  public boolean isTable() {
    return table;
  }
}
