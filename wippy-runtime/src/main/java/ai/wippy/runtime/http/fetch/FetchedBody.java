package ai.wippy.runtime.http.fetch;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.http.IncomingContent;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The body of a response, for one who waits for it. */
final class FetchedBody extends InputStream {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final IncomingContent content;
  private final Deadline clock;
  private final long most;
  private long read;

  FetchedBody(IncomingContent content, Deadline clock, long most) {
    this.content = content;
    this.clock = clock;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads.
   *
   * @throws Failure of kind TIMEOUT if it takes too long, INVALID if the body is too large
   */
  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    while (length > 0) {
      if (!Waiting.until(content, clock.left(PATIENCE))) {
        throw clock.over();
      }
      switch (content.read(length)) {
        case Result.Ok<byte[], StreamError>(byte[] bytes) when bytes.length > 0 -> {
          read += bytes.length;
          if (most > 0 && read > most) {
            close();
            throw new Failure(
                Kind.INVALID,
                "the response is larger than %d bytes (max_response_body)".formatted(most));
          }
          System.arraycopy(bytes, 0, into, at, bytes.length);
          return bytes.length;
        }
        case Result.Ok<byte[], StreamError> _ -> {}
        case Result.Err<byte[], StreamError>(StreamError.Closed _) -> {
          return -1;
        }
        case Result.Err<byte[], StreamError>(StreamError error) ->
            throw new IOException("the response broke off: " + error);
      }
    }
    return 0;
  }

  @Override
  public void close() {
    content.cancel();
  }
}
