package ai.wippy.wit.syntax;

/** What WIT has gained after WASI 0.2: it is parsed, so that it can be refused by its name. */
public enum LaterFeature {
  /** {@code async func}. */
  ASYNC("async functions"),
  /** {@code stream}. */
  STREAM("`stream` types"),
  /** {@code future}. */
  FUTURE("`future` types"),
  /** {@code error-context}. */
  ERROR_CONTEXT("`error-context` types"),
  /** {@code list<t, n>}. */
  FIXED_LENGTH_LIST("lists of fixed length"),
  /** {@code map<k, v>}. */
  MAP("`map` types"),
  /** {@code @external-id("…")}. */
  EXTERNAL_ID("`@external-id` attributes");

  private final String shown;

  LaterFeature(String shown) {
    this.shown = shown;
  }

  /** How a message names it, in the plural. */
  public String shown() {
    return shown;
  }
}
