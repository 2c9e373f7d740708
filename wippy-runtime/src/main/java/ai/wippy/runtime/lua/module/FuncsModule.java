package ai.wippy.runtime.lua.module;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code funcs}: calls functions of the application by id, whatever they are written in. */
public final class FuncsModule implements LuaModule {
  private final Functions functions;

  /** The module. */
  public FuncsModule(Functions functions) {
    this.functions = functions;
  }

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .function("call", args -> call(state, args, 1))
        .function("async", args -> async(state, args, 1))
        .function("new", _ -> executor(state))
        .table();
  }

  private LuaValue executor(LuaState state) {
    return new Library()
        .function("call", args -> call(state, args, 2))
        .function("async", args -> async(state, args, 2))
        .table();
  }

  private Varargs async(LuaState state, Varargs args, int first) {
    EntryId id = EntryId.parse(Arguments.text(args, first));
    return Answer.of(() -> {
      var passed = ProcessModule.copies(state, args, first + 1, "argument").toArray();
      return LuaFuture.start(
          state, () -> functions.call(id, state.context(), JavaValues.INSTANCE, passed));
    });
  }

  private Varargs call(LuaState state, Varargs args, int first) {
    EntryId id = EntryId.parse(Arguments.text(args, first));
    var passed = new Object[Math.max(0, args.narg() - first)];
    for (int i = 0; i < passed.length; i++) {
      passed[i] = args.arg(first + 1 + i);
    }
    try {
      var settled = state.settled(passed);
      Object result =
          state.outside(() -> functions.call(id, state.context(), state.values(), settled));
      return LuaValue.varargsOf((LuaValue) result, LuaValue.NIL);
    } catch (Failure e) {
      return LuaValue.varargsOf(LuaValue.NIL, ErrorValue.of(e));
    }
  }
}
