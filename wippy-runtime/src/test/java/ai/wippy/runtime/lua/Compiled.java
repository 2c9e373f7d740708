package ai.wippy.runtime.lua;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.lua.compile.ChunkCompiler;
import ai.wippy.lua.syntax.SyntaxError;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.code.Where;
import java.util.HashMap;
import java.util.Map;

/** Classes of chunks, compiled from text as the build does. */
final class Compiled extends ClassLoader {
  private final Map<String, byte[]> classes = new HashMap<>();

  /** Compiles a chunk; returns the name of its class. */
  String add(String source, String file) {
    String name = Where.PACKAGE + "test." + file.replaceAll("\\W", "_") + classes.size();
    try {
      var chunk = ai.wippy.lua.syntax.Chunk.parse(new SourceText(file, source));
      classes.put(name, new ChunkCompiler(file).compile(chunk, name));
    } catch (SyntaxError e) {
      throw new AssertionError(e.diagnostic().render(), e);
    }
    return name;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** A state for code of no entry in particular. */
  static LuaState state() {
    return new LuaState(new EntryId("app", "test"));
  }

  static Chunk chunk(String source, String file) {
    var compiled = new Compiled();
    return Chunk.load(compiled, compiled.add(source, file));
  }
}
