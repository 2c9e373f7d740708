package ai.wippy.build.index.yaml;

/** The ways in which YAML writes a scalar. */
public enum ScalarStyle {
  /** Without quotes. */
  PLAIN,
  /** {@code 'text'}. */
  SINGLE_QUOTED,
  /** {@code "text"}, with escapes. */
  DOUBLE_QUOTED,
  /** {@code |}, line breaks kept. */
  LITERAL,
  /** {@code >}, line breaks folded into spaces. */
  FOLDED
}
