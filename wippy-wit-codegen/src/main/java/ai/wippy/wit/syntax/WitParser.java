package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import java.util.Optional;

/**
 * Text into syntax tree (WIT, lexical structure and the sections after it).
 *
 * <p>Parsing takes time and memory in proportion to the text, and bounded stack. What WIT gained
 * after WASI 0.2 is parsed as well: see {@link LaterFeature}.
 */
public final class WitParser {
  private WitParser() {}

  /**
   * Parses a WIT document.
   *
   * @param text the document; may be a part of a longer text
   * @param problems receives the first mistake
   * @return the tree; empty if there is a mistake
   */
  public static Optional<WitFile> parse(Span text, Problems problems) {
    return parse(text, false, problems);
  }

  /**
   * Parses a WIT document in which functions, imports, exports and types may also stand at the top,
   * where {@code export} before a function may be missing, and where the last function needs no
   * semicolon.
   *
   * @param text the document; may be a part of a longer text
   * @param problems receives the first mistake
   * @return the tree; empty if there is a mistake
   */
  public static Optional<WitFile> parseLoose(Span text, Problems problems) {
    return parse(text, true, problems);
  }

  private static Optional<WitFile> parse(Span text, boolean loose, Problems problems) {
    try {
      return Optional.of(new FileParser(text, loose).file());
    } catch (SyntaxError e) {
      problems.add(e.diagnostic());
      return Optional.empty();
    }
  }
}
