package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Builtin;
import java.util.function.BiFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A single function that all code has. */
record GlobalFunction(String name, BiFunction<LuaState, Varargs, Varargs> body)
    implements LuaModule {
  @Override
  public LuaValue open(LuaState state) {
    return new Builtin(name, args -> body.apply(state, args));
  }

  @Override
  public boolean isTable() {
    return false;
  }
}
