package ai.wippy.runtime.http;

import ai.wippy.registry.EntryId;
import ai.wippy.registry.RoutePattern;
import java.util.List;

/**
 * What answers the paths of a pattern.
 *
 * @param entry its entry
 * @param middleware what comes before {@code responder}, outermost first
 * @param responder what answers
 */
record Route(
    EntryId entry, RoutePattern pattern, List<Middleware> middleware, Responder responder) {
  /** The same with something else that answers. */
  Route answeredBy(Responder other) {
    return new Route(entry, pattern, middleware, other);
  }

  /** Answers a request. */
  void serve(HttpExchange exchange) throws Exception {
    serve(exchange, 0);
  }

  private void serve(HttpExchange exchange, int at) throws Exception {
    if (at == middleware.size()) {
      responder.answer(exchange);
    } else {
      middleware.get(at).serve(exchange, () -> serve(exchange, at + 1));
    }
  }
}
