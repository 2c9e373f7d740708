package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.component.GuestHeap.Encoding;
import ai.wippy.runtime.payload.JavaValues;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A memory that comes back from the pool is what it was at first, whoever has written to it. What
 * translated code writes is in {@code RecyclingTest} of the plugin.
 */
class MemoryPoolTest {
  private static final int PAGE = 65_536;

  private final byte[] initial = random(PAGE);
  private final MemoryPool pool = new MemoryPool(PAGE);

  private static byte[] random(int length) {
    var bytes = new byte[length];
    // Zeros around it, because an image keeps what is between them.
    var middle = new byte[length / 2];
    new Random(7).nextBytes(middle);
    System.arraycopy(middle, 0, bytes, length / 4, middle.length);
    return bytes;
  }

  private GuestMemory memory() {
    return memory(true);
  }

  private GuestMemory memory(boolean tracked) {
    pool.learn(initial);
    // What is known of the last instance decides; this one leaves nothing.
    pool.give(new byte[1 << 23], null, tracked ? 0 : Long.MAX_VALUE);
    return new GuestMemory(new MemoryLimits(1, 100), pool);
  }

  private void assertRestored(GuestMemory memory, Runnable use) {
    assertThat(memory.array()).startsWith(initial);
    use.run();
    byte[] array = memory.array();
    memory.recycle();
    byte[] next = memory().array();
    assertThat(next).isSameAs(array).isEqualTo(Arrays.copyOf(initial, array.length));
  }

  static Stream<Arguments> writers() {
    String ascii = "a".repeat(5000);
    String wide = "\u4e2d\ud83d\ude00".repeat(1500);
    byte[] bytes = random(9000);
    var source = new TestHeap(Encoding.UTF16);
    long text = source.heap.lowerString("gr\u00fc\u00df".repeat(1200), "");
    return Stream.of(
        writer("string", heap -> heap.lowerString(ascii, "")),
        writer("wide string", heap -> heap.lowerString(wide, "")),
        writer("bool", heap -> NumericLists.lowerBool(heap, new boolean[] {true, true})),
        writer("bytes", heap -> NumericLists.lowerBytes(heap, bytes)),
        writer("s16", heap -> NumericLists.lowerS16(heap, new short[] {1, 2})),
        writer("u16", heap -> NumericLists.lowerU16(heap, new int[] {1, 2}, "")),
        writer("s32", heap -> NumericLists.lowerS32(heap, new int[] {1, 2})),
        writer("u32", heap -> NumericLists.lowerU32(heap, new long[] {1, 2}, "")),
        writer("longs", heap -> NumericLists.lowerLongs(heap, new long[3000])),
        writer("f32", heap -> NumericLists.lowerF32(heap, new float[] {1, 2})),
        writer("f64", heap -> NumericLists.lowerF64(heap, new double[] {1, 2})),
        writer("char", heap -> NumericLists.lowerChar(heap, new int[] {1, 2}, "")),
        writer("strings", heap -> Lists.lowerStrings(heap, List.of(ascii, wide), "")),
        writer("dynamic bytes", heap -> lower(heap, Type.list(Type.U8), bytes)),
        writer("dynamic list", heap -> lower(heap, Type.list(Type.STRING), List.of(ascii, wide))),
        writer(
            "transcoded",
            heap -> Transcoding.copy(source.heap, Slice.at(text), Slice.length(text), heap)),
        writer("store8", heap -> heap.memory().u8(4095, 1)),
        writer("store16", heap -> heap.memory().u16(4095, -1)),
        writer("store32", heap -> heap.memory().i32(4093, -1)),
        writer("store64", heap -> heap.memory().i64(20_479, -1)),
        writer("f32", heap -> heap.memory().f32(4093, 1)),
        writer("f64", heap -> heap.memory().f64(4089, 1.1)),
        writer("fill", heap -> heap.memory().fill((byte) 1, 4000, 13_000)),
        writer("copy", heap -> heap.memory().copy(50, 20_000, 9000)),
        writer("segment", heap -> heap.memory().write(8190, bytes, 3000, 3)),
        writer("atomic", heap -> heap.memory().atomicAddLong(4088, -1)),
        writer(
            "grown",
            heap -> {
              heap.memory().grow(1);
              heap.memory().i32(PAGE + 4093, -1);
            }),
        writer("area", heap -> heap.memory().array()[heap.memory().range(70, 8, 1)] = 1));
  }

  private static void lower(GuestHeap heap, Type type, Object value) {
    type.lower(heap, new long[2], 0, JavaValues.INSTANCE, value);
  }

  private static Arguments writer(String name, Consumer<GuestHeap> writer) {
    return Arguments.of(name, writer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writers")
  void whatTheHostWritesIsRestored(String name, Consumer<GuestHeap> writer) {
    for (Encoding encoding : Encoding.values()) {
      for (int start : new int[] {0, 4093, 20_000, -1}) {
        GuestMemory memory = memory(start >= 0);
        var next = new int[] {Math.max(start, 0)};
        GuestHeap.Realloc realloc =
            (_, _, alignment, size) -> {
              int at = next[0] + alignment - 1 & -alignment;
              next[0] = at + size;
              return at;
            };
        var heap = new GuestHeap(new InstanceState(), memory, realloc, encoding);
        assertRestored(memory, () -> writer.accept(heap));
      }
    }
  }

  @Test
  void whatReachesIntoTheNextBlockIsRestored() {
    for (int before = 0; before < 8; before++) {
      int at = 8 * 4096 - before;
      GuestMemory memory = memory();
      assertRestored(memory, () -> memory.i64(at, -1));
    }
  }

  @Test
  void aMemoryThatHasGrownStartsSmallAgain() {
    GuestMemory first = memory();
    first.grow(3);
    first.u8(4 * PAGE - 1, 1);
    first.recycle();
    GuestMemory second = memory();
    assertThat(second.size()).isEqualTo(PAGE);
    assertThat(second.array()).isEqualTo(Arrays.copyOf(initial, 4 * PAGE));
    assertThatThrownBy(() -> second.u8(PAGE, 1)).isInstanceOf(Trap.class);
    assertThat(second.grow(3)).isEqualTo(1);
    assertThat(second.u8(4 * PAGE - 1)).isZero();
  }

  @Test
  void whoeverHoldsAnEndedMemoryReachesNothing() {
    GuestMemory memory = memory();
    memory.recycle();
    memory.recycle();
    assertThatThrownBy(() -> memory.u8(0)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.u8(0, 1)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.fill((byte) 1, 0, 1)).isInstanceOf(Trap.class);
    assertThat(memory().array()).isNotSameAs(memory().array());
  }

  @Test
  void whatWasLentToAGuestForLongIsRestoredAsAWhole() {
    GuestMemory memory = memory(false);
    assertRestored(memory, () -> memory.fill((byte) 1, 0, PAGE));
  }

  @Test
  void aMemoryThatHasGrownALotIsNotKept() {
    GuestMemory memory = memory();
    memory.grow(99);
    byte[] array = memory.array();
    memory.recycle();
    assertThat(memory().array()).hasSize(PAGE).isNotSameAs(array);
  }
}
