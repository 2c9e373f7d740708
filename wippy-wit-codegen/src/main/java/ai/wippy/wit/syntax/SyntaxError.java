package ai.wippy.wit.syntax;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Span;
import java.io.Serial;

/**
 * Ends the parsing of a text at its first mistake; {@link WitParser} turns it into a diagnostic.
 */
final class SyntaxError extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  SyntaxError(Span span, String problem, String help) {
    super(problem);
    this.diagnostic = Diagnostic.error(span, problem, help);
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
