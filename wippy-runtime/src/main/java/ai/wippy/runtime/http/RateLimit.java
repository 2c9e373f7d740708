package ai.wippy.runtime.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * {@code ratelimit}: a bucket of tokens for each client, of which a request takes one; they come
 * back evenly.
 */
final class RateLimit implements Middleware {
  private final double perNano;
  private final int size;
  private final int most;
  private final String key;

  /** Least recently used first. */
  private final SequencedMap<String, Bucket> buckets = new LinkedHashMap<>();

  private record Bucket(double tokens, long at) {}

  private RateLimit(double perNano, int size, int most, String key) {
    this.perNano = perNano;
    this.size = size;
    this.most = most;
    this.key = key;
  }

  static RateLimit of(HttpOptions options) {
    long requests = options.number("ratelimit.requests", 100);
    Duration window = options.duration("ratelimit.window", Duration.ofMinutes(1));
    if (requests == 0 || !window.isPositive()) {
      throw new IllegalArgumentException("ratelimit.requests and ratelimit.window are positive");
    }
    return new RateLimit(
        (double) requests / window.toNanos(),
        (int) Math.max(1, options.number("ratelimit.burst", requests)),
        (int) Math.max(1, options.number("ratelimit.max_entries", 100_000)),
        options.text("ratelimit.key", "ip"));
  }

  @Override
  public void serve(HttpExchange exchange, Next next) throws Exception {
    long wait = take(key(exchange), System.nanoTime());
    if (wait == 0) {
      next.serve();
      return;
    }
    PlainText.answer(exchange, 429, "Too Many Requests");
    exchange.fields().put("retry-after", Long.toString(Duration.ofNanos(wait).toSeconds() + 1));
  }

  private String key(HttpExchange exchange) {
    if (key.startsWith("header:")) {
      return exchange.header(key.substring(7).toLowerCase(Locale.ROOT));
    }
    if (key.startsWith("query:")) {
      return query(exchange.query(), key.substring(6));
    }
    return exchange.remoteAddress();
  }

  private static String query(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst()
        .map(value -> value.contains("%") ? decoded(value) : value)
        .orElse("");
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value;
    }
  }

  /** Nanoseconds to wait for a token; 0 if there is one, which is taken. */
  private synchronized long take(String client, long now) {
    Bucket before = buckets.remove(client);
    double tokens =
        before == null ? size : Math.min(size, before.tokens + (now - before.at) * perNano);
    boolean enough = tokens >= 1;
    buckets.putLast(client, new Bucket(enough ? tokens - 1 : tokens, now));
    if (buckets.size() > most) {
      Map.Entry<String, Bucket> oldest = buckets.pollFirstEntry();
      assert oldest != null;
    }
    return enough ? 0 : Math.max(1, (long) ((1 - tokens) / perNano));
  }
}
