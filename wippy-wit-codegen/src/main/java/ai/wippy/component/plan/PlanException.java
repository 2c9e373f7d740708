package ai.wippy.component.plan;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Span;

/** A core module that does not fit what its user says of it: callers show {@link #diagnostic}. */
public final class PlanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String help;

  PlanException(String problem, String help) {
    super(problem + "; " + help);
    this.problem = problem;
    this.help = help;
  }

  /** What the user is told, at the place where the module or its function is named. */
  public Diagnostic diagnostic(Span span) {
    return Diagnostic.error(span, problem, help);
  }

  /** What the user is told when there is no such place. */
  public Diagnostic diagnostic() {
    return Diagnostic.error(problem, help);
  }
}
