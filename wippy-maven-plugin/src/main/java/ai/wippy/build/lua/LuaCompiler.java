package ai.wippy.build.lua;

import ai.wippy.diagnostic.Places;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.compiler.DumpState;
import org.luaj.vm2.compiler.LuaC;

/**
 * Compiles Lua text to the chunks that the runtime loads, in LuaJ's binary format with names of
 * files and line numbers. The same text gives the same bytes. Thread-safe.
 */
public final class LuaCompiler {
  /** Stands before the line in LuaJ's messages; the chunk itself is named after the user's file. */
  private static final String CHUNK = "chunk";

  /**
   * Compiles one chunk.
   *
   * @param text the chunk
   * @param places where it lies in the file that the user wrote; messages at run time name that
   *     file and its lines
   * @param problems receives the error, if there is one: the compiler stops at the first
   * @return the compiled chunk; empty if there was an error
   */
  public Optional<byte[]> compile(String text, Places places, Problems problems) {
    var input = new LuaInput(text, linesBefore(text, places));
    try {
      Prototype prototype = LuaC.instance.compile(input, "=" + CHUNK);
      nameAfter(places.span(1, 1, 1).source(), prototype);
      return Optional.of(dump(prototype));
    } catch (LuaError e) {
      problems.add(new SyntaxProblem(input, places).of(withoutPlace(e)));
    } catch (NumberFormatException e) {
      problems.add(new SyntaxProblem(input, places).of(SyntaxProblem.MALFORMED_NUMBER));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return Optional.empty();
  }

  /**
   * How many lines precede the text in its file, if each of its lines is one of the file; else
   * none. The compiler sees that many empty lines first, and so counts as the user does.
   */
  private static int linesBefore(String text, Places places) {
    int lines = new SourceText(CHUNK, text).line(text.length());
    int first = places.span(1, 1, 1).line();
    Span last = places.span(lines, 1, 1);
    return last.line() - first == lines - 1 ? first - 1 : 0;
  }

  private static String withoutPlace(LuaError error) {
    String message = String.valueOf(error.getMessage());
    return message.replaceFirst("^" + CHUNK + ":\\d+: ", "");
  }

  private static void nameAfter(SourceText file, Prototype prototype) {
    prototype.source = LuaString.valueOf(file.name());
    for (Prototype inner : prototype.p) {
      nameAfter(file, inner);
    }
  }

  private static byte[] dump(Prototype prototype) throws IOException {
    var out = new ByteArrayOutputStream();
    DumpState.dump(prototype, out, false);
    return out.toByteArray();
  }
}
