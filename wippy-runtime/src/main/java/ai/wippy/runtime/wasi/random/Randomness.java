package ai.wippy.runtime.wasi.random;

import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Tuple2;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Random bytes of one instance: those that nobody can foretell, and cheap ones. */
public final class Randomness implements Random, Insecure, InsecureSeed {
  /** The most bytes that one call gives: they pass through the memory of the host. */
  private static final long LARGEST = 64 << 20;

  private final SecureRandom secure;
  private final RandomGenerator cheap;

  /** Randomness that comes from a source which other instances use too. */
  public Randomness(SecureRandom secure) {
    this.secure = secure;
    cheap = new SplittableRandom(secure.nextLong());
  }

  @Override
  public byte[] getRandomBytes(long len) {
    return bytes(len, secure::nextBytes);
  }

  @Override
  public long getRandomU64() {
    return secure.nextLong();
  }

  @Override
  public byte[] getInsecureRandomBytes(long len) {
    return bytes(len, cheap::nextBytes);
  }

  private static byte[] bytes(long len, Consumer<byte[]> fill) {
    if (Long.compareUnsigned(len, LARGEST) > 0) {
      throw new Trap(
          "%s random bytes at once are more than %d: ask for them in parts"
              .formatted(Long.toUnsignedString(len), LARGEST));
    }
    byte[] bytes = new byte[(int) len];
    fill.accept(bytes);
    return bytes;
  }

  @Override
  public long getInsecureRandomU64() {
    return cheap.nextLong();
  }

  @Override
  public Tuple2<Long, Long> insecureSeed() {
    return new Tuple2<>(cheap.nextLong(), cheap.nextLong());
  }
}
