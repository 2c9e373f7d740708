package ai.wippy.component.text;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Span;

/** Ends the reading of a text at its first mistake. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final String help;

  Refusal(Span span, String problem, String help) {
    super(problem);
    this.span = span;
    this.help = help;
  }

  Diagnostic diagnostic() {
    return Diagnostic.error(span, String.valueOf(getMessage()), help);
  }
}
