package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {
  private final GuestHeap heap = new TestHeap().from(24).heap;

  @Test
  void arraysOfNumbersSurvive() {
    boolean[] bools = {true, false, true};
    long slice = NumericLists.lowerBool(heap, bools);
    assertThat(NumericLists.liftBool(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(bools);
    byte[] bytes = {1, -1};
    slice = NumericLists.lowerBytes(heap, bytes);
    assertThat(NumericLists.liftBytes(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(bytes);
    short[] shorts = {Short.MIN_VALUE, 7};
    slice = NumericLists.lowerS16(heap, shorts);
    assertThat(NumericLists.liftS16(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(shorts);
    int[] u16 = {0, 65535};
    slice = NumericLists.lowerU16(heap, u16, "");
    assertThat(NumericLists.liftU16(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(u16);
    int[] ints = {Integer.MIN_VALUE, 7};
    slice = NumericLists.lowerS32(heap, ints);
    assertThat(NumericLists.liftS32(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(ints);
    long[] u32 = {0, 4294967295L};
    slice = NumericLists.lowerU32(heap, u32, "");
    assertThat(NumericLists.liftU32(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(u32);
    long[] longs = {Long.MIN_VALUE, 7};
    slice = NumericLists.lowerLongs(heap, longs);
    assertThat(NumericLists.liftLongs(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(longs);
    float[] floats = {-0f, 1.5f};
    slice = NumericLists.lowerF32(heap, floats);
    assertThat(NumericLists.liftF32(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(floats);
    double[] doubles = {-0.0, 1e300};
    slice = NumericLists.lowerF64(heap, doubles);
    assertThat(NumericLists.liftF64(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(doubles);
    int[] chars = {'a', 0x1F600};
    slice = NumericLists.lowerChar(heap, chars, "");
    assertThat(NumericLists.liftChar(heap, Slice.at(slice), Slice.length(slice))).isEqualTo(chars);
  }

  @Test
  void everyNanBecomesTheCanonicalOne() {
    double[] odd = {Double.longBitsToDouble(0xFFF8_0000_0000_0001L)};
    long slice = NumericLists.lowerF64(heap, odd);
    double[] lifted = NumericLists.liftF64(heap, Slice.at(slice), 1);
    assertThat(Double.doubleToRawLongBits(lifted[0])).isEqualTo(0x7FF8_0000_0000_0000L);
    float[] oddFloat = {Float.intBitsToFloat(0xFFC0_0001)};
    slice = NumericLists.lowerF32(heap, oddFloat);
    float[] liftedFloat = NumericLists.liftF32(heap, Slice.at(slice), 1);
    assertThat(Float.floatToRawIntBits(liftedFloat[0])).isEqualTo(0x7FC0_0000);
  }

  @Test
  void misfitsAreNamedWithTheirPath() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> NumericLists.lowerU32(heap, new long[] {1, -1}, "ids"))
        .withMessage("ids[1]: -1 is out of range for u32 (0 to 4294967295)");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> NumericLists.lowerU16(heap, new int[] {65536}, "ports"))
        .withMessage("ports[0]: 65536 is out of range for u16 (0 to 65535)");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> NumericLists.lowerChar(heap, new int[] {'a', 0xDFFF}, "text"))
        .withMessage("text[1]: expected char, got 57343, which is no Unicode scalar value");
    Store<List<String>> inner = (h, at, list) -> h.store(at, Lists.lowerStrings(h, list, "tags"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Lists.lower(heap, List.of(List.of("a", "\uD800")), 8, 4, "users", inner))
        .withMessage(
            "users[0].tags[1]: expected text, got an unpaired surrogate U+D800 at index 0");
  }

  @Test
  void listsOfTextSurviveAndCannotBeChanged() {
    long slice = Lists.lowerStrings(heap, List.of("a", "", "ö"), "texts");
    List<String> lifted = Lists.liftStrings(heap, Slice.at(slice), Slice.length(slice));
    assertThat(lifted).containsExactly("a", "", "ö");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> lifted.set(0, "b"));
  }

  @Test
  void listsOutsideOfMemoryTrap() {
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> NumericLists.liftS32(heap, 65532, 2))
        .withMessageStartingWith("out of bounds memory access");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> NumericLists.liftF64(heap, 4, 1))
        .withMessageStartingWith("unaligned pointer");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> NumericLists.liftLongs(heap, 0, -1))
        .withMessage("a list of 4294967295 elements is too long");
    heap.memory().i32(0, 0x110000);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> NumericLists.liftChar(heap, 0, 1))
        .withMessage("invalid char: 0x110000 is no Unicode scalar value");
  }
}
