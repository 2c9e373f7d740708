package ai.wippy.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the diagnostics of one run, so that all of them are reported together. Not thread-safe.
 */
public final class Problems {
  private static final int MANY = 100;

  private final List<Diagnostic> found = new ArrayList<>();

  /** Notes a diagnostic. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Notes an error at a place. */
  public void error(Span span, String problem, String help) {
    add(Diagnostic.error(span, problem, help));
  }

  /** Notes a warning at a place. */
  public void warning(Span span, String problem, String help) {
    add(Diagnostic.warning(span, problem, help));
  }

  /** Whether any of them is an error. */
  public boolean hasErrors() {
    return found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /**
   * Whether there are more than anyone reads in one go, so that it is not worth the time to help
   * with each.
   */
  public boolean areMany() {
    return found.size() > MANY;
  }

  /** Everything noted so far, in the order in which it was found. */
  public List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
