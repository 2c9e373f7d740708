package ai.wippy.build.lua;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.lua.compile.ChunkCompiler;
import ai.wippy.lua.syntax.Chunk;
import ai.wippy.lua.syntax.SyntaxError;
import ai.wippy.registry.EntryId;
import java.util.Optional;

/**
 * Compiles the Lua text of entries to classes that the runtime loads, with the names of the
 * author's files and their lines. The same text gives the same bytes. Thread-safe.
 */
public final class LuaCompiler {
  /**
   * Compiles one chunk.
   *
   * @param text the chunk
   * @param places where it lies in the file that the user wrote; messages at run time name that
   *     file and its lines
   * @param problems receives the error, if there is one: the compiler stops at the first
   * @return the class file, of the class that {@link ChunkName} says; empty if there was an error
   */
  public Optional<byte[]> compile(EntryId id, String text, Places places, Problems problems) {
    var source = new SourceText("chunk", text);
    try {
      var chunk = Chunk.parse(source, line -> places.span(line, 1, 1).line());
      return Optional.of(
          new ChunkCompiler(places.span(1, 1, 1).source().name()).compile(chunk, ChunkName.of(id)));
    } catch (SyntaxError e) {
      problems.add(inFile(e.diagnostic(), places));
      return Optional.empty();
    }
  }

  private static Diagnostic inFile(Diagnostic found, Places places) {
    Span span = found.span().orElseThrow();
    return Diagnostic.error(
        places.span(span.line(), span.column(), Math.max(1, span.end() - span.start())),
        found.problem(),
        found.help());
  }
}
