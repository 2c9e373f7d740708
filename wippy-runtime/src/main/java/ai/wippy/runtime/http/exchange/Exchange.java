package ai.wippy.runtime.http.exchange;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * A request that an endpoint is answering. The function that the endpoint calls gets it as its one
 * argument, a handle; what that function calls does not get to see it.
 *
 * <p>One thread at a time. Fields are texts with a character for each byte.
 */
public interface Exchange extends AutoCloseable {
  /** A token such as {@code GET}. */
  String method();

  /** As the client wrote it, without the query. */
  String path();

  /** What follows the question mark, as the client wrote it; empty if there is none. */
  String query();

  /** Values of the parameters in the route's path, decoded. */
  Map<String, String> params();

  /** The fields by their names in lower case, in the order in which they came. */
  Map<String, List<String>> headers();

  /** Where the client means to be: {@code example.org:8080}; empty if it does not say. */
  String host();

  /** The address of the client, or the one that a proxy says it is. */
  String remoteAddress();

  /** The port of the connection's other end. */
  int remotePort();

  /** Whether it came over TLS. */
  boolean secure();

  /**
   * The body, which arrives while it is read.
   *
   * <p>Reading it throws {@link BodyTooLarge} beyond the service's limit, and another {@link
   * java.io.IOException} if the client ends before the body does.
   */
  InputStream body();

  /** The body, for those who do not wait for it; what one has read, the other does not see. */
  BodyParts parts();

  /** Fields that came after the body, once all of it has been read; as {@link #headers()}. */
  Map<String, List<String>> trailers();

  /** The response. */
  Reply reply();

  /** Does nothing: it ends when the endpoint has been served. */
  @Override
  default void close() {}
}
