package ai.wippy.diagnostic;

/** How much a diagnostic matters. */
public enum Severity {
  /** The build fails. */
  ERROR,
  /** The build goes on; the author would want to know. */
  WARNING
}
