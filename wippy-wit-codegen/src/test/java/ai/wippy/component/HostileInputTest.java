package ai.wippy.component;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.plan.Planner;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the bytes are, they are accepted, or refused with {@link ComponentException} or {@link
 * LinkException}; nothing else happens.
 */
class HostileInputTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(strings = {"assemblyscript/as.wasm", "assemblyscript/as.core.wasm"})
  void everyTruncation(String guest) {
    byte[] whole = Guests.bytes(guest);
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      refused += isRefused(Arrays.copyOf(whole, length)) ? 1 : 0;
    }
    // The cuts between two sections leave a shorter file that is well-formed.
    assertThat(refused).isBetween(whole.length - 40, whole.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-records/guest.wasm", "c-resources/res.wasm", "rust/rs.wasm"})
  void mutations(String guest) {
    byte[] whole = Guests.bytes(guest);
    var random = new Random(guest.hashCode());
    Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          int refused = 0;
          for (int i = 0; i < 1_000; i++) {
            refused += isRefused(mutated(whole, random)) ? 1 : 0;
          }
          assertThat(refused).isPositive();
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noise(long seed) {
    var random = new Random(seed);
    Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < 3_000; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            byte[] sections = Bytes.component(Bytes.section(1 + random.nextInt(12), noise));
            assertThat(isRefused(noise)).isTrue();
            isRefused(sections);
          }
        });
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      // Most of a guest is code, which is not read: mutate what comes before and after it more
      // often.
      int edge = Math.min(1_500, bytes.length);
      int at =
          random.nextBoolean()
              ? bytes.length - 1 - random.nextInt(edge)
              : random.nextInt(bytes.length);
      bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] + 1);
    }
    return bytes;
  }

  private static boolean isRefused(byte[] file) {
    try {
      if (ComponentDecoder.isComponent(file)) {
        Component component = ComponentDecoder.decode(file);
        Validator.validate(component);
        Planner.plan(component);
      } else {
        Validator.validate(ComponentDecoder.decodeModule(file));
      }
      return false;
    } catch (ComponentException | LinkException e) {
      return true;
    }
  }
}
