package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import java.util.Base64;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code base64}: the standard alphabet, with padding (RFC 4648, section 4). */
public final class Base64Module implements LuaModule {
  private static final int GROUP = 4;

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .fallible(
            "encode", args -> Bytes.of(Base64.getEncoder().encode(Inputs.bytes(args, 1, "data"))))
        .fallible("decode", Base64Module::decode)
        .table();
  }

  private static LuaValue decode(Varargs args) {
    String text = Bytes.text(Inputs.string(args, 1, "data")).replaceAll("[\r\n]", "");
    if (text.length() % GROUP != 0) {
      throw Inputs.invalid(
          "invalid base64: %d characters are no multiple of 4; fill it up with `=`"
              .formatted(text.length()));
    }
    try {
      return Bytes.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw Inputs.invalid("invalid base64: " + e.getMessage());
    }
  }
}
