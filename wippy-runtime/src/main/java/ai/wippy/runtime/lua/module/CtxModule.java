package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code ctx}: values that the caller handed down, by name. */
final class CtxModule implements LuaModule {
  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .function("get", args -> get(state, Arguments.text(args, 1)))
        .function("all", _ -> Received.value(state, state.context().values()))
        .table();
  }

  private static Varargs get(LuaState state, String key) {
    return Answer.of(() -> {
      if (key.isEmpty()) {
        throw new Failure(Kind.INVALID, "context key required");
      }
      Object value = state.context().values().get(key);
      if (value == null) {
        throw new Failure(Kind.NOT_FOUND, "no value in context: " + key);
      }
      return Received.value(state, value);
    });
  }
}
