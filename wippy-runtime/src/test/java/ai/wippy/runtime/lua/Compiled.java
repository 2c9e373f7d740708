package ai.wippy.runtime.lua;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.compiler.DumpState;
import org.luaj.vm2.compiler.LuaC;

/** Compiles Lua text as the build does, which this module does not depend on. */
final class Compiled {
  private Compiled() {}

  static byte[] bytes(String source, String name) {
    try {
      var text = new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
      Prototype prototype = LuaC.instance.compile(text, name);
      var out = new ByteArrayOutputStream();
      DumpState.dump(prototype, out, false);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Chunk chunk(String source, String name) {
    return Chunk.read(bytes(source, name), name);
  }
}
