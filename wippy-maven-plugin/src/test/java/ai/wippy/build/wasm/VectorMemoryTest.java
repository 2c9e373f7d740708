package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.Trap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors in memory. A byte of it is its address, as far as that fits. */
class VectorMemoryTest {
  private static final int SIZE = 65_536;

  private static CoreInstance instance(String params, String result, String body) {
    String bytes = IntStream.range(0, 256).mapToObj("\\%02x"::formatted).reduce("", String::concat);
    return Guests.instance(
        """
        (module
          (memory (export "memory") 1)
          (data (i32.const 0) "%s") (data (i32.const 65280) "%s")
          (func (export "f") (param i32%s) %s %s))
        """
            .formatted(bytes, bytes, params, result, body));
  }

  private static CoreFunction load(String instruction) {
    return instance("", "(result v128)", "(%s (local.get 0))".formatted(instruction)).function("f");
  }

  @ParameterizedTest
  @CsvSource({
    "v128.load,              0, 0706050403020100, 0f0e0d0c0b0a0908",
    "v128.load offset=3,     2, 0c0b0a0908070605, 14131211100f0e0d",
    "v128.load align=1,      1, 0807060504030201, 100f0e0d0c0b0a09",
    "v128.load8x8_s,       126, ff81ff80007f007e, ff85ff84ff83ff82",
    "v128.load8x8_u,       126, 00810080007f007e, 0085008400830082",
    "v128.load16x4_s,      126, ffff818000007f7e, ffff8584ffff8382",
    "v128.load16x4_u,      254, 000000000000fffe, 0",
    "v128.load32x2_s,      124, 000000007f7e7d7c, ffffffff83828180",
    "v128.load32x2_u,      124, 000000007f7e7d7c, 0000000083828180",
    "v128.load8_splat,       5, 0505050505050505, 0505050505050505",
    "v128.load16_splat,      5, 0605060506050605, 0605060506050605",
    "v128.load32_splat,    128, 8382818083828180, 8382818083828180",
    "v128.load64_splat,      5, 0c0b0a0908070605, 0c0b0a0908070605",
    "v128.load32_zero,     128, 0000000083828180, 0",
    "v128.load64_zero,     128, 8786858483828180, 0",
  })
  void loads(String instruction, int at, String low, String high) {
    assertThat(load(instruction).call(at))
        .containsExactly(Long.parseUnsignedLong(low, 16), Long.parseUnsignedLong(high, 16));
  }

  @ParameterizedTest
  @CsvSource({
    "8,  3, 00000000aa000000, 0",
    "8,  9, 0,                000000000000aa00",
    "16, 0, 000000000000abaa, 0",
    "16, 7, 0,                abaa000000000000",
    "32, 1, adacabaa00000000, 0",
    "32, 2, 0,                00000000adacabaa",
    "64, 0, b1b0afaeadacabaa, 0",
    "64, 1, 0,                b1b0afaeadacabaa",
  })
  void lanesAreLoadedAndStored(int bits, int lane, String low, String high) {
    CoreFunction load =
        instance(
                "",
                "(result v128)",
                "(v128.load%d_lane offset=100 %d (local.get 0) (v128.const i64x2 0 0))"
                    .formatted(bits, lane))
            .function("f");
    long[] loaded = {Long.parseUnsignedLong(low, 16), Long.parseUnsignedLong(high, 16)};
    assertThat(load.call(70)).containsExactly(loaded);
    CoreInstance stores =
        instance(
            " v128",
            "",
            "(v128.store%d_lane offset=4 %d (local.get 0) (local.get 1))".formatted(bits, lane));
    stores.function("f").call(996, loaded[0], loaded[1]);
    byte[] stored = stores.memory("memory").readBytes(996, 16);
    for (int i = 0; i < stored.length; i++) {
      int byteOfLane = i - 4;
      boolean inLane = byteOfLane >= 0 && byteOfLane < bits / 8;
      assertThat(stored[i]).isEqualTo((byte) (inLane ? 0xAA + byteOfLane : 0));
    }
  }

  @Test
  void aStoreWritesSixteenBytes() {
    CoreInstance instance =
        instance(" v128", "", "(v128.store offset=1 (local.get 0) (local.get 1))");
    instance.function("f").call(999, 0x0102030405060708L, 0x1112131415161718L);
    assertThat(instance.memory("memory").readBytes(999, 18))
        .containsExactly(
            0, 8, 7, 6, 5, 4, 3, 2, 1, 0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11, 0);
  }

  /** Neither half is written where one is outside. */
  @ParameterizedTest
  @ValueSource(ints = {SIZE - 15, SIZE - 9, SIZE - 8, SIZE - 1, SIZE, -1, -8, -9, -16})
  void aStoreWritesAllOrNothing(int at) {
    CoreInstance instance = instance(" v128", "", "(v128.store (local.get 0) (local.get 1))");
    byte[] before = instance.memory("memory").readBytes(0, SIZE);
    assertThatThrownBy(() -> instance.function("f").call(at, -1, -1))
        .satisfies(thrown -> assertThat(Trap.of(thrown)).hasMessageContaining("out of bounds"));
    assertThat(instance.memory("memory").readBytes(0, SIZE)).containsExactly(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v128.load offset=4294967295", "v128.load offset=4294967288",
        "v128.load offset=4294967280", "v128.load offset=65521",
        "v128.load64_splat offset=65529", "v128.load8x8_u offset=4294967291",
        "v128.load32_zero offset=65533"
      })
  void whatIsBehindTheMemoryIsNotLoaded(String instruction) {
    CoreFunction load = load(instruction);
    for (int at : new int[] {0, 1, 7, -1}) {
      assertThatThrownBy(() -> load.call(at))
          .satisfies(thrown -> assertThat(Trap.of(thrown)).hasMessageContaining("out of bounds"));
    }
  }

  @Test
  void theLastBytesAreLoaded() {
    assertThat(load("v128.load offset=65520").call(0))
        .containsExactly(0xf7f6f5f4f3f2f1f0L, 0xfffefdfcfbfaf9f8L);
  }
}
