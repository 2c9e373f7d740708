package ai.wippy.runtime.security;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that stand for an actor and a scope, such as those of web sessions. Kept in memory: they
 * end with the application. The store knows only their digests, so that a heap dump gives none
 * away. Thread-safe.
 */
public final class TokenStore {
  /** The kind of its entries. */
  public static final String KIND = "security.token_store";

  private final Map<String, Kept> tokens = new HashMap<>();
  private final PriorityQueue<Kept> byExpiry = new PriorityQueue<>();
  private final SecureRandom random = new SecureRandom();
  private final TokenSettings settings;
  private final InstantSource clock;

  TokenStore(TokenSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The store of an entry, without a token.
   *
   * @param variables looks up a variable of the environment, for {@code token_key_env}
   */
  public static TokenStore of(Entry entry, Function<String, Optional<String>> variables) {
    return new TokenStore(TokenSettings.of(entry, variables), InstantSource.system());
  }

  /**
   * What a token stands for.
   *
   * @param meta what was noted with it, values as in {@link Actor#meta}
   */
  public record Grant(Actor actor, Scope scope, Map<String, Object> meta) {
    /** Copies the map. */
    public Grant {
      meta = Map.copyOf(meta);
    }
  }

  private record Kept(String digest, Grant grant, Instant expiry) implements Comparable<Kept> {
    @Override
    public int compareTo(Kept other) {
      return expiry.compareTo(other.expiry);
    }
  }

  /**
   * Makes a token.
   *
   * @param expiration after which it is good for nothing; empty for what the entry says
   * @return letters, digits, {@code -} and {@code _}; with a key a dot and a signature follow
   * @throws Failure of kind INVALID if {@code expiration} is not positive
   */
  public String create(Grant grant, Optional<Duration> expiration) {
    Duration time = expiration.orElse(settings.expiration());
    if (!time.isPositive()) {
      throw new Failure(Kind.INVALID, "expiration must be positive, got " + time);
    }
    var bytes = new byte[settings.length()];
    random.nextBytes(bytes);
    String body = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var kept = new Kept(digest(body), grant, clock.instant().plus(time));
    synchronized (this) {
      forgetExpired();
      tokens.put(kept.digest, kept);
      byExpiry.add(kept);
    }
    return settings.key().map(key -> body + "." + signature(key, body)).orElse(body);
  }

  /**
   * What a token stands for.
   *
   * @throws Failure of kind INTERNAL if it stands for nothing, or does no longer
   */
  public Grant validate(String token) {
    String digest = digest(body(token));
    synchronized (this) {
      forgetExpired();
      var kept = tokens.get(digest);
      if (kept == null) {
        throw unknown();
      }
      return kept.grant;
    }
  }

  /**
   * Ends a token.
   *
   * @throws Failure of kind INTERNAL if it is none of this store
   */
  public void revoke(String token) {
    String digest = digest(body(token));
    synchronized (this) {
      var kept = tokens.remove(digest);
      if (kept == null) {
        throw unknown();
      }
      byExpiry.remove(kept);
    }
  }

  private void forgetExpired() {
    var now = clock.instant();
    for (var first = byExpiry.peek();
        first != null && !first.expiry.isAfter(now);
        first = byExpiry.peek()) {
      byExpiry.poll();
      tokens.remove(first.digest);
    }
  }

  /** Without its signature, which must be right. */
  private String body(String token) {
    if (settings.key().isEmpty()) {
      return token;
    }
    int dot = token.lastIndexOf('.');
    String body = token.substring(0, Math.max(dot, 0));
    var given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    var right = signature(settings.key().get(), body).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, right)) {
      throw unknown();
    }
    return body;
  }

  private static Failure unknown() {
    return new Failure(
        Kind.INTERNAL, "token validation failed: it is unknown, expired, or was revoked");
  }

  private static String signature(String key, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String digest(String body) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
