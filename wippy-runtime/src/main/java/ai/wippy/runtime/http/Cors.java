package ai.wippy.runtime.http;

import java.util.List;

/**
 * {@code cors}: tells browsers which pages of other origins may use the routes, and answers what
 * they ask beforehand.
 *
 * @param anybody whether all origins are allowed; none of them may send credentials then
 * @param maxAge seconds, as text
 */
record Cors(
    boolean anybody,
    List<String> origins,
    String methods,
    String headers,
    boolean credentials,
    boolean privateNetwork,
    String exposed,
    String maxAge)
    implements Middleware {
  private static final String METHODS = "GET,POST,PUT,DELETE,OPTIONS,PATCH";
  private static final String HEADERS =
      "Origin,Content-Type,Accept,Authorization,X-Requested-With,X-Auth-Token";

  static Cors of(HttpOptions options) {
    List<String> origins = options.words("cors.allow.origins", "*");
    boolean anybody = origins.contains("*");
    return new Cors(
        anybody,
        origins,
        String.join(", ", options.words("cors.allow.methods", METHODS)),
        String.join(", ", options.words("cors.allow.headers", HEADERS)),
        !anybody && options.flag("cors.allow.credentials"),
        options.flag("cors.allow.private.network"),
        String.join(", ", options.words("cors.expose.headers", "")),
        options.text("cors.max.age", "86400"));
  }

  @Override
  public void serve(HttpExchange exchange, Next next) throws Exception {
    var fields = exchange.fields();
    if (!anybody) {
      fields.add("vary", "Origin");
    }
    String origin = exchange.header("origin");
    if (origin.isEmpty() || !anybody && !origins.contains(origin)) {
      next.serve();
      return;
    }
    fields.put("access-control-allow-origin", anybody ? "*" : origin);
    if (credentials) {
      fields.put("access-control-allow-credentials", "true");
    }
    if (exchange.method().equals("OPTIONS")
        && !exchange.header("access-control-request-method").isEmpty()) {
      preflight(exchange);
      return;
    }
    if (!exposed.isEmpty()) {
      fields.put("access-control-expose-headers", exposed);
    }
    next.serve();
  }

  private void preflight(HttpExchange exchange) {
    var fields = exchange.fields();
    fields.put("access-control-allow-methods", methods);
    fields.put("access-control-allow-headers", headers);
    fields.put("access-control-max-age", maxAge);
    if (privateNetwork
        && exchange.header("access-control-request-private-network").equals("true")) {
      fields.put("access-control-allow-private-network", "true");
    }
    exchange.finalStatus(204);
  }
}
