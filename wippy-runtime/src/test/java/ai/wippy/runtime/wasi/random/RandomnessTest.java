package ai.wippy.runtime.wasi.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Trap;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  private final SecureRandom secure = new SecureRandom();
  private final Randomness random = new Randomness(secure);

  @Test
  void asManyBytesAsAskedFor() {
    assertThat(random.getRandomBytes(0)).isEmpty();
    assertThat(random.getRandomBytes(2_000_000)).hasSize(2_000_000);
    assertThat(random.getInsecureRandomBytes(33)).hasSize(33);
  }

  @Test
  void neverTheSameTwice() {
    var other = new Randomness(secure);
    assertThat(random.getRandomBytes(32)).isNotEqualTo(random.getRandomBytes(32));
    assertThat(random.getInsecureRandomBytes(32)).isNotEqualTo(other.getInsecureRandomBytes(32));
    assertThat(random.getRandomU64()).isNotEqualTo(random.getRandomU64());
    assertThat(random.getInsecureRandomU64()).isNotEqualTo(other.getInsecureRandomU64());
    assertThat(random.insecureSeed()).isNotEqualTo(other.insecureSeed());
  }

  @Test
  void aLengthIsUnsignedAndBounded() {
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> random.getRandomBytes(-1))
        .withMessage(
            "18446744073709551615 random bytes at once are more than 67108864: ask for them in"
                + " parts");
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> random.getInsecureRandomBytes(1L << 32));
  }
}
