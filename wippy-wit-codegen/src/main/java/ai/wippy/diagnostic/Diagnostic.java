package ai.wippy.diagnostic;

import java.util.Optional;

/**
 * A mistake of the user: what is wrong, where, and what to do next.
 *
 * @param severity whether it fails the build
 * @param span the place, when there is one in a text file
 * @param problem one sentence without a full stop, naming the value at fault
 * @param help what to do next; empty when the problem says it all
 */
public record Diagnostic(Severity severity, Optional<Span> span, String problem, String help) {
  /** An error at a place. */
  public static Diagnostic error(Span span, String problem, String help) {
    return new Diagnostic(Severity.ERROR, Optional.of(span), problem, help);
  }

  /** A warning at a place. */
  public static Diagnostic warning(Span span, String problem, String help) {
    return new Diagnostic(Severity.WARNING, Optional.of(span), problem, help);
  }

  /** An error that no line of a text file is to blame for. */
  public static Diagnostic error(String problem, String help) {
    return new Diagnostic(Severity.ERROR, Optional.empty(), problem, help);
  }

  /**
   * Several lines: problem, {@code --> file:line:column}, the source line with carets, and help.
   */
  public String render() {
    return Frame.render(this);
  }
}
