package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;

/** Ends the reading of a file that would take more stack or memory than any honest one needs. */
final class TooComplex extends RuntimeException {
  private static final long serialVersionUID = 1;

  final transient Span span;
  final String problem;
  final String help;

  TooComplex(Span span, String problem, String help) {
    super(problem, null, false, false);
    this.span = span;
    this.problem = problem;
    this.help = help;
  }
}
