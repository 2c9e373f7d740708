package ai.wippy.runtime.http;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the middleware that entries list. */
public record Middlewares(Security security) {
  /** What runs. */
  public static final Set<String> NAMES =
      Set.of(
          "compress",
          "cors",
          "endpoint_firewall",
          "metrics",
          "ratelimit",
          "real_ip",
          "request_id",
          "resource_firewall",
          "token_auth");

  /** Known, and of no effect here: what they serve is not there. */
  public static final Set<String> WITHOUT_EFFECT =
      Set.of("otel", "sendfile", "sse_relay", "websocket_relay");

  /**
   * Checks the options of one, as far as they can be checked without an application.
   *
   * @param name one of {@link #NAMES}
   * @throws IllegalArgumentException if one of them makes no sense
   */
  public static void check(String name, Map<?, ?> values) {
    var options = new HttpOptions(values);
    switch (name) {
      case "compress" -> Compression.of(options);
      case "ratelimit" -> RateLimit.of(options);
      case "real_ip" -> RealIp.of(options);
      case "request_id" -> RequestId.of(options);
      default -> {}
    }
  }

  /** All of an entry, outermost first: those before the route is known, then those after. */
  List<Middleware> of(Entry entry) {
    return Stream.concat(
            listed(entry, "middleware", "options"),
            listed(entry, "post_middleware", "post_options"))
        .toList();
  }

  private Stream<Middleware> listed(Entry entry, String names, String group) {
    var options = HttpOptions.of(entry.data(), group);
    return entry.data().get(names) instanceof List<?> list
        ? list.stream()
            .map(String::valueOf)
            .filter(name -> !WITHOUT_EFFECT.contains(name))
            .map(name -> checked(entry, name, options))
        : Stream.of();
  }

  private Middleware checked(Entry entry, String name, HttpOptions options) {
    try {
      return make(entry, name, options);
    } catch (IllegalArgumentException e) {
      throw new Failure(Kind.INVALID, "%s: %s".formatted(entry.id(), e.getMessage()), e);
    }
  }

  private Middleware make(Entry entry, String name, HttpOptions options) {
    return switch (name) {
      case "compress" -> Compression.of(options);
      case "cors" -> Cors.of(options);
      case "endpoint_firewall" -> Firewall.endpoint(security.access(), options);
      // If requests are counted, all of them are.
      case "metrics" -> (_, next) -> next.serve();
      case "ratelimit" -> RateLimit.of(options);
      case "real_ip" -> RealIp.of(options);
      case "request_id" -> RequestId.of(options);
      case "resource_firewall" -> Firewall.resource(security.access(), options);
      case "token_auth" -> TokenAuth.of(entry, security.tokens(), options);
      default ->
          throw new Failure(
              Kind.UNAVAILABLE,
              "%s lists the middleware %s, which this version does not have: take it out of the entry"
                  .formatted(entry.id(), name));
    };
  }
}
