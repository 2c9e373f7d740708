package ai.wippy.runtime.http;

import ai.wippy.runtime.security.Context;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * {@code request_id}: gives each request an id by which client, log lines and functions know it,
 * the client's own if it can be shown as it is.
 *
 * @param field the field that has it, in the request and in the response
 */
record RequestId(String field) implements Middleware {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern SANE = Pattern.compile("[!-~]{1,128}");

  static RequestId of(HttpOptions options) {
    String field = options.text("request_id.header.name", "X-Request-ID");
    if (!NAME.matcher(field).matches()) {
      throw new IllegalArgumentException(
          "request_id.header.name is a name such as X-Request-ID, not `%s`".formatted(field));
    }
    return new RequestId(field);
  }

  @Override
  public void serve(HttpExchange exchange, Next next) throws Exception {
    String given = exchange.header(field.toLowerCase(Locale.ROOT));
    String id = SANE.matcher(given).matches() ? given : UUID.randomUUID().toString();
    exchange.requestId(id);
    exchange.context(exchange.context().withValues(Map.of(Context.REQUEST_ID, id)));
    exchange.fields().put(field, id);
    next.serve();
  }
}
