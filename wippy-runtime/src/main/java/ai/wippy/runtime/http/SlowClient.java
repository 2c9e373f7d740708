package ai.wippy.runtime.http;

import java.io.IOException;
import java.time.Duration;

/** A client takes longer for a request's body than its service waits. */
final class SlowClient extends IOException {
  private static final long serialVersionUID = 1L;

  SlowClient(Duration patience) {
    super(
        "the request's body took longer than %d ms (timeouts.read)".formatted(patience.toMillis()));
  }
}
