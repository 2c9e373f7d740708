package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.function.CallOptions;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.security.Access;
import org.luaj.vm2.LuaValue;

/** {@code funcs}: calls functions of the application by id, whatever they are written in. */
public final class FuncsModule implements LuaModule {
  private final Functions functions;
  private final Access access;

  /**
   * The module.
   *
   * @param access decides whose identity and context callers may change
   */
  public FuncsModule(Functions functions, Access access) {
    this.functions = functions;
    this.access = access;
  }

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .function("call", args -> executor(state).call(args))
        .function("async", args -> executor(state).async(args))
        .function("new", _ -> executor(state).value())
        .table();
  }

  private LuaExecutor executor(LuaState state) {
    return new LuaExecutor(state, functions, access, state.context(), CallOptions.NONE);
  }
}
