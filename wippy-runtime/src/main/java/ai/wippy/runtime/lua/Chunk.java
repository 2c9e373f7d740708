package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.LuaCode;
import ai.wippy.runtime.lua.code.Table;

/**
 * Lua code as the build compiled it: a class. Immutable; states share it.
 *
 * <p>There is no compiler at run time, so that nothing but what the build saw can ever run.
 */
final class Chunk {
  private final LuaCode code;

  private Chunk(LuaCode code) {
    this.code = code;
  }

  /**
   * Loads the class of a chunk.
   *
   * @param className its binary name
   * @throws IllegalStateException if there is none, or if it is none
   */
  static Chunk load(ClassLoader loader, String className) {
    try {
      Class<?> found = Class.forName(className, true, loader);
      return new Chunk((LuaCode) found.getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      throw new IllegalStateException(
          "no compiled Lua chunk %s; build the application again".formatted(className), e);
    }
  }

  /** The function that runs the chunk. */
  LuaCode in(Table globals) {
    return code.main(globals);
  }
}
