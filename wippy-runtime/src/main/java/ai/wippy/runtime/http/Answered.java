package ai.wippy.runtime.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request that has been answered, by us or by Jetty.
 *
 * @param client its address, as {@code real_ip} has it
 * @param path without the query, which may have secrets in it
 * @param bytes of the response's body that were sent
 * @param nanos from the request's head to the end of the response
 * @param requestId empty if it has none
 * @param route what answered it; null for nothing of ours
 * @param broken whether what answered it could not send all of the response
 */
record Answered(
    String client,
    String method,
    String path,
    int status,
    long bytes,
    long nanos,
    String requestId,
    @Nullable Route route,
    boolean broken) {
  /** Is told of every request when it is over. Thread-safe. */
  interface Observer {
    /** A request is over. */
    void answered(Answered answered);
  }

  private static final String EXCHANGE = HttpExchange.class.getName();

  /** Remembers what Jetty does not know. */
  static void remember(Request request, HttpExchange exchange) {
    request.setAttribute(EXCHANGE, exchange);
  }

  static Answered of(Request request, Response response) {
    var exchange = (HttpExchange) request.getAttribute(EXCHANGE);
    String path = request.getHttpURI().getPath();
    return new Answered(
        exchange == null ? Request.getRemoteAddr(request) : exchange.remoteAddress(),
        request.getMethod(),
        path == null ? "" : path,
        response.getStatus(),
        Response.getContentBytesWritten(response),
        System.nanoTime() - request.getHeadersNanoTime(),
        exchange == null ? "" : exchange.requestId(),
        exchange == null ? null : exchange.route(),
        exchange != null && !exchange.isFinished());
  }
}
