package ai.wippy.lua.syntax;

import ai.wippy.diagnostic.SourceText;
import java.util.function.IntUnaryOperator;

/**
 * A chunk.
 *
 * @param source its text; all offsets are of this
 * @param lines line of the author's file for a line of the text, both from 1
 * @param main what it does, as a variadic function
 */
public record Chunk(SourceText source, IntUnaryOperator lines, Function main) {
  /**
   * Parses a chunk.
   *
   * @param lines line of the author's file for a line of the text, both from 1
   * @throws SyntaxError at the first mistake
   */
  public static Chunk parse(SourceText source, IntUnaryOperator lines) throws SyntaxError {
    return new Chunk(source, lines, new StatementParser(new Cursor(source, lines)).chunk());
  }

  /** Parses a chunk that is a file of its own. */
  public static Chunk parse(SourceText source) throws SyntaxError {
    return parse(source, line -> line);
  }
}
