package ai.wippy.runtime.lua;

import org.luaj.vm2.LuaValue;

/** A module that Lua code can require once its entry declares it in {@code modules}. */
@FunctionalInterface
public interface LuaModule {
  /** Its value in a state; called once for each state. */
  LuaValue open(LuaState state);

  /**
   * Whether its value is a table of functions, which need not be made before code looks into it; an
   * object with methods has to be there.
   */
  default boolean isTable() {
    return true;
  }
}
