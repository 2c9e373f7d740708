package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import org.luaj.vm2.LuaValue;

/** {@code payload}: values with a format, and other formats made of them. */
public final class PayloadModule implements LuaModule {
  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .function("new", args -> Payload.of(args.arg1(), state.values()).object())
        .value("format", formats())
        .table();
  }

  private static Table formats() {
    return new Library()
        .value("JSON", Bytes.of(Payload.JSON))
        .value("YAML", Bytes.of("yaml/plain"))
        .value("STRING", Bytes.of(Payload.STRING))
        .value("BYTES", Bytes.of(Payload.BYTES))
        .value("MSGPACK", Bytes.of("application/msgpack"))
        .value("LUA", Bytes.of(Payload.LUA))
        .value("GOLANG", Bytes.of("golang/any"))
        .value("ERROR", Bytes.of(Payload.ERROR))
        .table();
  }
}
