package ai.wippy.runtime.lua;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.Prototype;

/**
 * Lua code as the build compiled it. Immutable: states share it.
 *
 * <p>There is no compiler at run time, so that nothing but what the build saw can ever run.
 */
final class Chunk {
  private final Prototype prototype;

  private Chunk(Prototype prototype) {
    this.prototype = prototype;
  }

  /**
   * Reads a compiled chunk.
   *
   * @param name for the message, should it not be one
   * @throws IllegalArgumentException if the bytes are no compiled chunk
   */
  static Chunk read(byte[] bytes, String name) {
    try {
      Prototype prototype = LoadState.undump(new ByteArrayInputStream(bytes), name);
      if (prototype == null) {
        throw damaged(name, null);
      }
      return new Chunk(prototype);
    } catch (IOException | LuaError | IllegalStateException e) {
      throw damaged(name, e);
    }
  }

  private static IllegalArgumentException damaged(String name, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "not a compiled Lua chunk: " + name + "; build the application again", cause);
  }

  /** The function that runs the chunk. */
  LuaClosure in(Globals environment) {
    return new LuaClosure(prototype, environment);
  }
}
