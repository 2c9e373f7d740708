package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code json}: text from values, values from text. */
public final class JsonModule implements LuaModule {
  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .fallible("encode", args -> Bytes.of(JsonText.of(state.values(), args.arg1())))
        .fallible("decode", args -> decode(state, args))
        .table();
  }

  private static LuaValue decode(LuaState state, Varargs args) {
    LuaString text = Inputs.string(args, 1, "JSON");
    if (text.m_length == 0) {
      throw Inputs.invalid("JSON cannot be empty");
    }
    return JsonText.read(state.values(), text);
  }
}
