package ai.wippy.runtime.wasi.http;

import java.time.Duration;

/**
 * What an instance may use.
 *
 * @param maxExchanges how many requests may be under way at once
 * @param timeouts where the guest sets none
 */
public record HttpLimits(int maxExchanges, RequestTimeouts timeouts) {
  /** What a guest gets whose entry sets no limits. */
  public static final HttpLimits DEFAULT = of(Duration.ofSeconds(30));

  /** Limits with another time for connecting ({@code limits.socket_timeout_ms}). */
  public static HttpLimits of(Duration connect) {
    Duration patience = Duration.ofMinutes(10);
    return new HttpLimits(1024, new RequestTimeouts(connect, patience, patience));
  }
}
