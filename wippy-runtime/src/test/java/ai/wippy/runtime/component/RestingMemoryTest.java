package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A memory that rests cannot be told from one that never did, but by the array that it lacks. */
class RestingMemoryTest {
  private static final int PAGE = 65_536;

  /** How a memory may be made; whether its image is known, and what is written to noted. */
  private enum Make {
    ALONE,
    FIRST,
    UNTRACKED,
    TRACKED;

    GuestMemory memory(byte[] initial) {
      if (this == ALONE) {
        var memory = new GuestMemory(new MemoryLimits(1, 6));
        memory.write(0, initial);
        return memory;
      }
      var pool = new MemoryPool(PAGE);
      if (this == FIRST) {
        var memory = new GuestMemory(new MemoryLimits(1, 6), pool);
        memory.write(0, initial);
        pool.learn(memory.array());
        return memory;
      }
      pool.learn(initial);
      pool.give(new byte[1 << 23], null, this == TRACKED ? 0 : Long.MAX_VALUE);
      return new GuestMemory(new MemoryLimits(1, 6), pool);
    }
  }

  private static byte[] initial() {
    var bytes = new byte[PAGE];
    var random = new Random(3);
    for (int i = 20_000; i < 30_000; i++) {
      bytes[i] = (byte) (random.nextInt(4) * 50);
    }
    return bytes;
  }

  private static byte[] content(GuestMemory memory) {
    return memory.readBytes(0, (int) memory.size());
  }

  private static void rest(GuestMemory memory) {
    memory.rest();
    assertThat(memory.atRest()).isTrue();
  }

  static Stream<Arguments> makes() {
    return Arrays.stream(Make.values()).map(Arguments::of);
  }

  static Stream<Arguments> accesses() {
    byte[] some = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
    return Arrays.stream(Make.values())
        .flatMap(make ->
            Stream.of(
                reads(make, "u8", memory -> memory.u8(20_001)),
                reads(make, "s8", memory -> memory.s8(20_001)),
                reads(make, "u16", memory -> memory.u16(20_001)),
                reads(make, "s16", memory -> memory.s16(20_001)),
                reads(make, "i32", memory -> memory.i32(20_001)),
                reads(make, "i64", memory -> memory.i64(20_001)),
                reads(make, "f32", memory -> memory.f32(20_001)),
                reads(make, "f64", memory -> memory.f64(20_001)),
                reads(make, "readU16", memory -> memory.readU16(20_001)),
                reads(make, "readF32", memory -> memory.readF32(20_001)),
                reads(make, "readF64", memory -> memory.readF64(20_001)),
                reads(
                    make,
                    "readBytes",
                    memory -> HexFormat.of().formatHex(memory.readBytes(20_001, 9))),
                reads(make, "array", memory -> memory.array()[20_001]),
                reads(make, "atomicRead", memory -> memory.atomicReadInt(20_000)),
                reads(make, "notify", memory -> memory.notify(20_001, 1)),
                reads(make, "readCString", memory -> memory.readCString(20_001)),
                writes(make, "u8", memory -> memory.u8(4095, -1)),
                writes(make, "u16", memory -> memory.u16(4095, -1)),
                writes(make, "i32", memory -> memory.i32(4093, -1)),
                writes(make, "i64", memory -> memory.i64(4091, -1)),
                writes(make, "f32", memory -> memory.f32(4094, 1.5f)),
                writes(make, "f64", memory -> memory.f64(4090, 1.1)),
                writes(make, "write", memory -> memory.write(4090, some, 1, 11)),
                writes(make, "fill", memory -> memory.fill((byte) 9, 100, 9000)),
                writes(make, "copy", memory -> memory.copy(90, 20_000, 9000)),
                writes(make, "atomicAdd", memory -> memory.atomicAddLong(4088, -5)),
                writes(make, "area", memory -> memory.array()[memory.range(70, 8, 1)] = 1)));
  }

  private static Arguments reads(Make make, String name, Function<GuestMemory, Object> read) {
    return Arguments.of(make, "read " + name, read);
  }

  private static Arguments writes(Make make, String name, Consumer<GuestMemory> write) {
    Function<GuestMemory, Object> writing =
        memory -> {
          write.accept(memory);
          return "";
        };
    return Arguments.of(make, "write " + name, writing);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("accesses")
  void everyAccessWakes(Make make, String name, Function<GuestMemory, Object> access) {
    GuestMemory memory = make.memory(initial());
    memory.i32(20_003, 0x0102_0304);
    GuestMemory other = make.memory(initial());
    other.i32(20_003, 0x0102_0304);
    rest(memory);

    assertThat(access.apply(memory)).as(name).isEqualTo(access.apply(other));

    assertThat(memory.atRest()).isFalse();
    assertThat(content(memory)).isEqualTo(content(other));
    assertThat(restored(memory)).isTrue();
  }

  /** Whether the array, if a pool has it, is as in a fresh instance. */
  private static boolean restored(GuestMemory memory) {
    byte[] array = memory.array();
    memory.recycle();
    return memory.size() > 0 || Arrays.equals(array, Arrays.copyOf(initial(), array.length));
  }

  @ParameterizedTest
  @MethodSource("makes")
  void whatNeedsNoArrayDoesNotWake(Make make) {
    GuestMemory memory = make.memory(initial());
    memory.u8(1, 1);
    rest(memory);
    assertThat(memory.size()).isEqualTo(PAGE);
    assertThat(memory.pages()).isEqualTo(1);
    assertThat(memory.range(PAGE - 4, 4, 4)).isEqualTo(PAGE - 4);
    memory.rest();
    assertThat(memory.atRest()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("makes")
  void outsideIsOutside(Make make) {
    GuestMemory memory = make.memory(initial());
    memory.u8(1, 1);
    for (Consumer<GuestMemory> access :
        List.<Consumer<GuestMemory>>of(
            m -> m.u8(PAGE),
            m -> m.u8(-1),
            m -> m.u16(PAGE - 1),
            m -> m.i32(PAGE - 3),
            m -> m.i64(PAGE - 7),
            m -> m.f32(PAGE - 3),
            m -> m.f64(PAGE - 7),
            m -> m.u8(PAGE, 1),
            m -> m.u16(PAGE - 1, 1),
            m -> m.i32(PAGE - 3, 1),
            m -> m.i64(Integer.MAX_VALUE, 1),
            m -> m.f32(PAGE - 3, 1),
            m -> m.f64(PAGE - 7, 1),
            m -> m.readBytes(PAGE - 3, 4),
            m -> m.fill((byte) 1, PAGE - 3, PAGE + 1),
            m -> m.copy(PAGE - 3, 0, 4),
            m -> m.copy(0, PAGE - 3, 4),
            m -> m.write(PAGE - 3, new byte[4]),
            m -> m.range(PAGE - 3, 4, 1))) {
      String message = message(memory, access);
      rest(memory);
      assertThat(message(memory, access)).isEqualTo(message).contains("has 0x10000 bytes");
      assertThat(content(memory)[1]).isEqualTo((byte) 1);
    }
  }

  private static String message(GuestMemory memory, Consumer<GuestMemory> access) {
    try {
      access.accept(memory);
      throw new AssertionError("no trap");
    } catch (Trap trap) {
      return String.valueOf(trap.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("makes")
  void growthBeforeAndAfter(Make make) {
    GuestMemory memory = make.memory(initial());
    memory.grow(1);
    memory.u8(2 * PAGE - 1, 7);
    rest(memory);
    assertThat(memory.size()).isEqualTo(2 * PAGE);
    assertThat(memory.grow(1)).isEqualTo(2);
    assertThat(memory.u8(2 * PAGE - 1)).isEqualTo(7);
    memory.u8(3 * PAGE - 1, 8);
    rest(memory);
    assertThat(memory.u8(3 * PAGE - 1)).isEqualTo(8);
    assertThat(memory.u8(2 * PAGE - 1)).isEqualTo(7);
    rest(memory);
    assertThat(memory.grow(4)).isEqualTo(-1);
    assertThat(memory.grow(3)).isEqualTo(3);
    assertThatThrownBy(() -> memory.u8(6 * PAGE)).isInstanceOf(Trap.class);
    assertThat(content(memory)).startsWith(initial()).hasSize(6 * PAGE);
  }

  @ParameterizedTest
  @MethodSource("makes")
  void anEndedMemoryIsNotWoken(Make make) {
    GuestMemory memory = make.memory(initial());
    memory.u8(1, 1);
    rest(memory);
    memory.recycle();
    memory.recycle();
    if (make == Make.ALONE) {
      assertThat(memory.u8(1)).isEqualTo(1);
    } else {
      memory.rest();
      assertThat(memory.atRest()).isFalse();
      assertThat(memory.size()).isZero();
      assertThatThrownBy(() -> memory.u8(1)).isInstanceOf(Trap.class);
      assertThatThrownBy(() -> memory.u8(1, 1)).isInstanceOf(Trap.class);
    }
  }

  @Test
  void aFreshMemoryHoldsNoArray() {
    assertThat(Make.UNTRACKED.memory(initial()).atRest()).isTrue();
    assertThat(Make.TRACKED.memory(initial()).atRest()).isTrue();
    assertThat(Make.UNTRACKED.memory(initial()).u8(20_001)).isEqualTo(initial()[20_001] & 0xFF);
  }

  @Test
  void theArrayServesOthersMeanwhile() {
    var pool = new MemoryPool(PAGE);
    pool.learn(initial());
    var first = new GuestMemory(new MemoryLimits(1, 6), pool);
    first.i64(100, -1);
    first.i64(25_000, -1);
    byte[] array = first.array();
    byte[] content = content(first);
    rest(first);
    var second = new GuestMemory(new MemoryLimits(1, 6), pool);
    assertThat(second.array()).isSameAs(array).isEqualTo(initial());
    second.fill((byte) 5, 0, PAGE);
    assertThat(content(first)).isEqualTo(content);
    assertThat(first.array()).isNotSameAs(array);
  }

  @Test
  void whatIsNotLessIsNotPacked() {
    GuestMemory memory = Make.UNTRACKED.memory(initial());
    var noise = new byte[40_000];
    new Random(5).nextBytes(noise);
    memory.write(1000, noise);
    memory.rest();
    assertThat(memory.atRest()).isFalse();
    assertThat(memory.readBytes(1000, noise.length)).isEqualTo(noise);
  }

  /**
   * What is written, when it rests, and what is seen is all by chance, the expectation an array.
   */
  @ParameterizedTest
  @MethodSource("makes")
  void randomAccesses(Make make) {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      GuestMemory memory = make.memory(initial());
      byte[] expected = initial();
      for (int i = 0; i < 120; i++) {
        expected = change(memory, expected, random);
        if (random.nextInt(3) == 0) {
          memory.rest();
        }
        int at = random.nextInt(expected.length);
        assertThat(memory.read(at)).as("seed %d, step %d", seed, i).isEqualTo(expected[at]);
      }
      assertThat(content(memory)).as("seed %d", seed).isEqualTo(expected);
      rest(memory);
      assertThat(content(memory)).as("seed %d", seed).isEqualTo(expected);
      assertThat(restored(memory)).as("seed %d", seed).isTrue();
    }
  }

  private static byte[] change(GuestMemory memory, byte[] expected, Random random) {
    int at = random.nextInt(expected.length - 300);
    switch (random.nextInt(7)) {
      case 0 -> {
        memory.writeByte(at, (byte) random.nextInt());
        expected[at] = memory.read(at);
      }
      case 1 -> {
        memory.writeLong(at, 0x0807_0605_0403_0201L);
        for (int i = 0; i < 8; i++) {
          expected[at + i] = (byte) (i + 1);
        }
      }
      case 2 -> {
        int length = random.nextInt(300);
        memory.fill((byte) 3, at, at + length);
        Arrays.fill(expected, at, at + length, (byte) 3);
      }
      case 3 -> {
        int to = random.nextInt(expected.length - 300);
        int length = random.nextInt(300);
        memory.copy(to, at, length);
        System.arraycopy(expected, at, expected, to, length);
      }
      case 4 -> {
        // Back to what it was at first: no difference any more.
        byte[] initial = Arrays.copyOf(initial(), expected.length);
        memory.write(at, initial, at, 200);
        System.arraycopy(initial, at, expected, at, 200);
      }
      case 5 -> {
        if (memory.pages() < 3 && random.nextInt(10) == 0) {
          memory.grow(1);
          return Arrays.copyOf(expected, expected.length + PAGE);
        }
      }
      default -> memory.wake();
    }
    return expected;
  }
}
