package ai.wippy.runtime.http.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The response to a request. It ends when the function returns that was called. */
public interface Reply {
  /** A response that goes on when the function has returned. */
  interface Rest {
    /**
     * Waits until all has been sent.
     *
     * @throws IOException if it cannot be sent, or will not be whole
     */
    void await() throws IOException;

    /**
     * Gives it up in favour of another response, unless some of it is under way or all of it is
     * there.
     *
     * @return whether it will not be sent
     */
    boolean withdraw();
  }

  /** The status so far; 200 unless it was set. */
  int status();

  /**
   * Sets the status.
   *
   * @param status 200 to 999
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID if it is no status, CONFLICT if the
   *     response is under way
   */
  void status(int status);

  /** The first value of a field. */
  Optional<String> header(String name);

  /**
   * Sets a field in place of others of that name.
   *
   * @throws ai.wippy.runtime.payload.Failure of kind INVALID if name or value cannot be sent or are
   *     the server's own, CONFLICT if the response is under way
   */
  void header(String name, String value);

  /**
   * Adds a field.
   *
   * @throws ai.wippy.runtime.payload.Failure as for {@link #header(String, String)}
   */
  void addHeader(String name, String value);

  /**
   * Gives the whole body, which is sent when the function has returned: a client that reads slowly
   * does not keep the function's worker.
   */
  void send(byte[] body);

  /** The body as it is made; writing blocks while the client does not read. */
  OutputStream body();

  /**
   * Fields that follow the body, asked for when it ends. They are sent over HTTP/2, and over
   * HTTP/1.1 if the field {@code Trailer} announces them.
   */
  void trailers(Supplier<Map<String, List<String>>> fields);

  /**
   * Sends what is left, before the function returns.
   *
   * @throws IOException if the client is gone
   */
  void end() throws IOException;

  /** Says who sends the response. */
  void rest(Rest rest);

  /** Whether status, fields or body have been touched. */
  boolean touched();

  /** Whether status and fields have gone to the client. */
  boolean committed();
}
