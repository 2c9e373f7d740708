package ai.wippy.runtime.lua.module;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Makes UUIDs (RFC 9562) that Java does not make, each later than the one before. Thread-safe. */
final class Uuids {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:urn:uuid:)?(\\{)?(\\p{XDigit}{8})(-?)(\\p{XDigit}{4})\\3(\\p{XDigit}{4})\\3"
              + "(\\p{XDigit}{4})\\3(\\p{XDigit}{12})(\\})?",
          Pattern.CASE_INSENSITIVE);

  private static final Instant GREGORIAN = Instant.parse("1582-10-15T00:00:00Z");
  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final int NANOS_PER_TICK = 100;
  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final long VARIANT = 1L << 63;
  private static final long MULTICAST = 1L << 40;

  private final SecureRandom random = new SecureRandom();
  private final AtomicLong lastTick = new AtomicLong();
  private final AtomicLong lastFraction = new AtomicLong();

  /** No address of a card, but a number drawn once, as section 6.10 has it. */
  private final long node = VARIANT | random.nextLong() & 0x3fffL << 48 | node(random.nextLong());

  private static long node(long bits) {
    return bits & 0xffff_ffff_ffffL | MULTICAST;
  }

  /** Version 1: the time in steps of 100 ns, and the node. */
  UUID ofTime() {
    Instant now = Instant.now();
    long since = now.getEpochSecond() - GREGORIAN.getEpochSecond();
    long current = since * TICKS_PER_SECOND + now.getNano() / NANOS_PER_TICK;
    long tick = lastTick.updateAndGet(last -> Math.max(last + 1, current));
    long most = tick << 32 | (tick >>> 32 & 0xffff) << 16 | 1L << 12 | tick >>> 48 & 0xfff;
    return new UUID(most, node);
  }

  /** Version 7: the time in milliseconds with a fraction of 12 bits, and chance. */
  UUID ofUnixTime() {
    Instant now = Instant.now();
    long nanos = now.getNano() % NANOS_PER_MILLI;
    long current = now.toEpochMilli() << 12 | (nanos << 12) / NANOS_PER_MILLI;
    long time = lastFraction.updateAndGet(last -> Math.max(last + 1, current));
    long most = time >>> 12 << 16 | 7L << 12 | time & 0xfff;
    return new UUID(most, VARIANT | random.nextLong() >>> 2);
  }

  /**
   * Versions 3 and 5: the same for the same name.
   *
   * @param algorithm MD5 for version 3, SHA-1 for 5
   */
  static UUID ofName(String algorithm, int version, UUID namespace, byte[] name) {
    byte[] both =
        ByteBuffer.allocate(16 + name.length)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .put(name)
            .array();
    var digest = ByteBuffer.wrap(Digests.digest(algorithm, both));
    long most = digest.getLong() & ~0xf000L | (long) version << 12;
    return new UUID(most, digest.getLong() & ~0L >>> 2 | VARIANT);
  }

  /** A UUID from text: plain, without hyphens, in braces, or after {@code urn:uuid:}. */
  static Optional<UUID> parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches() || (matcher.group(1) == null) != (matcher.group(8) == null)) {
      return Optional.empty();
    }
    return Optional.of(
        UUID.fromString(
            String.join(
                "-",
                matcher.group(2),
                matcher.group(4),
                matcher.group(5),
                matcher.group(6),
                matcher.group(7))));
  }

  /** When a UUID was made; empty if it does not say. */
  static Optional<Instant> time(UUID uuid) {
    return switch (uuid.version()) {
      case 1 ->
          Optional.of(
              GREGORIAN.plus(
                  Duration.ofSeconds(
                      uuid.timestamp() / TICKS_PER_SECOND,
                      uuid.timestamp() % TICKS_PER_SECOND * NANOS_PER_TICK)));
      case 7 -> Optional.of(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16));
      default -> Optional.empty();
    };
  }
}
