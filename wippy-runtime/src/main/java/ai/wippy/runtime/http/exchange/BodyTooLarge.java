package ai.wippy.runtime.http.exchange;

import java.io.IOException;

/** A request's body is larger than its service takes. */
public final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A body beyond a limit.
   *
   * @param limit in bytes
   */
  public BodyTooLarge(long limit) {
    super("the request's body is larger than %d bytes (limits.max_body_bytes)".formatted(limit));
  }
}
