package ai.wippy.runtime.security;

/** What a policy or a scope says. */
public enum Decision {
  /** Yes. */
  ALLOW,
  /** No, whatever others say. */
  DENY,
  /** Nothing: it does not apply. */
  UNDEFINED
}
