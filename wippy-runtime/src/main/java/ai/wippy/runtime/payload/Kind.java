package ai.wippy.runtime.payload;

/** What sort of failure it is; the text is what Lua's {@code err:kind()} returns. */
public enum Kind {
  /** Nothing better is known, or the callee reported an error of its own. */
  UNKNOWN("Unknown", 500),
  /** Something named does not exist. */
  NOT_FOUND("NotFound", 404),
  /** Something with that name exists already. */
  ALREADY_EXISTS("AlreadyExists", 409),
  /** The caller's input is wrong. */
  INVALID("Invalid", 400),
  /** Not allowed. */
  PERMISSION_DENIED("PermissionDenied", 403),
  /** Not available now. */
  UNAVAILABLE("Unavailable", 503),
  /** The callee misbehaved: a trap, or a defect. */
  INTERNAL("Internal", 500),
  /** The caller gave up. */
  CANCELED("Canceled", 503),
  /** The state does not allow it. */
  CONFLICT("Conflict", 409),
  /** A deadline passed. */
  TIMEOUT("Timeout", 504),
  /** Too much at once. */
  RATE_LIMITED("RateLimited", 429);

  private final String text;
  private final int httpStatus;

  Kind(String text, int httpStatus) {
    this.text = text;
    this.httpStatus = httpStatus;
  }

  /** The name that Lua sees. */
  public String text() {
    return text;
  }

  /** The status of an HTTP response that comes closest. */
  public int httpStatus() {
    return httpStatus;
  }
}
