package ai.wippy.runtime.http;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.security.Access;
import org.jspecify.annotations.Nullable;

/**
 * {@code endpoint_firewall} and {@code resource_firewall}: lets those pass who are known and may do
 * what the route is about.
 *
 * @param action such as {@code access}
 * @param resource null for the id of the endpoint
 */
record Firewall(Access access, String action, @Nullable String resource) implements Middleware {
  static Firewall endpoint(Access access, HttpOptions options) {
    return new Firewall(access, options.text("endpoint_firewall.action", "access"), null);
  }

  static Firewall resource(Access access, HttpOptions options) {
    return new Firewall(
        access,
        options.text("resource_firewall.action", "access"),
        options.text("resource_firewall.target", ""));
  }

  @Override
  public void serve(HttpExchange exchange, Next next) throws Exception {
    if (exchange.context().actor().isEmpty()) {
      PlainText.answer(exchange, 401, "Unauthorized");
    } else if (!access.allows(exchange.context(), action, resourceOf(exchange))) {
      PlainText.answer(exchange, 403, "Forbidden");
    } else {
      next.serve();
    }
  }

  private String resourceOf(HttpExchange exchange) {
    if (resource != null) {
      return resource;
    }
    Route route = exchange.route();
    EntryId entry = route == null ? new EntryId("", "") : route.entry();
    return entry.toString();
  }
}
