package ai.wippy.lua.syntax;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Span;
import java.io.Serial;

/** Ends the compilation of a chunk at its first mistake. */
public final class SyntaxError extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /**
   * A mistake.
   *
   * @param span where, in the text of the chunk
   * @param problem what is wrong, in one sentence without a full stop
   * @param help what to do next; may be empty
   */
  public SyntaxError(Span span, String problem, String help) {
    super(problem);
    this.diagnostic = Diagnostic.error(span, problem, help);
  }

  /** The mistake as the user sees it; its place is one in the text of the chunk. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
