package ai.wippy.runtime.payload;

/** What sort of failure it is; the text is what Lua's {@code err:kind()} returns. */
public enum Kind {
  /** Nothing better is known, or the callee reported an error of its own. */
  UNKNOWN("Unknown"),
  /** Something named does not exist. */
  NOT_FOUND("NotFound"),
  /** Something with that name exists already. */
  ALREADY_EXISTS("AlreadyExists"),
  /** The caller's input is wrong. */
  INVALID("Invalid"),
  /** Not allowed. */
  PERMISSION_DENIED("PermissionDenied"),
  /** Not available now. */
  UNAVAILABLE("Unavailable"),
  /** The callee misbehaved: a trap, or a defect. */
  INTERNAL("Internal"),
  /** The caller gave up. */
  CANCELED("Canceled"),
  /** The state does not allow it. */
  CONFLICT("Conflict"),
  /** A deadline passed. */
  TIMEOUT("Timeout"),
  /** Too much at once. */
  RATE_LIMITED("RateLimited");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** The name that Lua sees. */
  public String text() {
    return text;
  }
}
