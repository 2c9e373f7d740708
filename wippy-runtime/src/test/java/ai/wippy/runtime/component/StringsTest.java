package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.GuestHeap.Encoding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StringsTest {
  private static final int TAG = 1 << 31;

  private static String there(Encoding encoding, String text) {
    GuestHeap heap = new TestHeap(encoding).from(16).heap;
    long slice = heap.lowerString(text, "text");
    return heap.liftString(Slice.at(slice), Slice.length(slice));
  }

  @ParameterizedTest
  @EnumSource
  void textSurvives(Encoding encoding) {
    assertThat(there(encoding, "")).isEmpty();
    assertThat(there(encoding, "why? because")).isEqualTo("why? because");
    assertThat(there(encoding, "Größe")).isEqualTo("Größe");
    assertThat(there(encoding, "日本 \uD83D\uDE00")).isEqualTo("日本 \uD83D\uDE00");
    assertThat(there(encoding, "a\uFFFDb\uFEFF")).isEqualTo("a\uFFFDb\uFEFF");
  }

  @ParameterizedTest
  @EnumSource
  void unpairedSurrogatesAreRefused(Encoding encoding) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> there(encoding, "ab\uD800"))
        .withMessage("text: expected text, got an unpaired surrogate U+D800 at index 2");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> there(encoding, "日\uDC00日"))
        .withMessage("text: expected text, got an unpaired surrogate U+DC00 at index 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"80", "C0 80", "E0 80 80", "ED A0 80", "F4 90 80 80", "61 C3", "F8 88 80 80 80"})
  void malformedUtf8Traps(String hex) {
    var guest = new TestHeap();
    String[] bytes = hex.split(" ");
    for (int i = 0; i < bytes.length; i++) {
      guest.memory.u8(10 + i, Integer.parseInt(bytes[i], 16));
    }
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> guest.heap.liftString(10, bytes.length))
        .withMessage("a string in guest memory is not valid UTF-8");
    assertThat(Utf8.valid(guest.memory.array(), 10, bytes.length)).isFalse();
  }

  /** Text is looked at in strides: no place in one is passed over. */
  @Test
  void aByteOutOfPlaceIsFoundWhereverItIs() {
    for (int length = 1; length <= 70; length++) {
      for (int at = 0; at < length; at++) {
        byte[] text = "x".repeat(length + 2).getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.valid(text, 1, length)).isTrue();
        text[1 + at] = (byte) 0x80;
        assertThat(Utf8.valid(text, 1, length)).as("%d of %d", at, length).isFalse();
      }
    }
  }

  @Test
  void malformedTextIsFoundFarIntoAString() {
    byte[] bytes = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);
    assertThat(Utf8.valid(bytes, 3, 90)).isTrue();
    bytes[77] = (byte) 0xFF;
    assertThat(Utf8.valid(bytes, 3, 90)).isFalse();
    assertThat(Utf8.valid(bytes, 3, 74)).isTrue();
  }

  @Test
  void malformedUtf16Traps() {
    var guest = new TestHeap(Encoding.UTF16).bytes(0, 0x61, 0, 0x00, 0xD8, 0x62, 0);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> guest.heap.liftString(0, 3))
        .withMessage("a string in guest memory is not valid UTF-16");
    assertThat(guest.heap.liftString(0, 1)).isEqualTo("a");
  }

  @Test
  void latin1IsUsedWhereItCanBe() {
    var guest = new TestHeap(Encoding.LATIN1_OR_UTF16);
    long narrow = guest.heap.lowerString("Größe", "");
    assertThat(Slice.length(narrow)).isEqualTo(5);
    assertThat(guest.memory.u8(Slice.at(narrow) + 2)).isEqualTo(0xF6);
    long wide = guest.heap.lowerString("日本", "");
    assertThat(Slice.length(wide)).isEqualTo(2 | TAG);
    assertThat(guest.memory.u16(Slice.at(wide))).isEqualTo(0x65E5);
  }

  @ParameterizedTest
  @CsvSource({"UTF8, 65530, 7", "UTF16, 65530, 4", "LATIN1_OR_UTF16, 65530, 7", "UTF8, -1, 1"})
  void stringsOutsideOfMemoryTrap(Encoding encoding, int at, int length) {
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> new TestHeap(encoding).heap.liftString(at, length))
        .withMessageStartingWith("out of bounds memory access");
  }

  @ParameterizedTest
  @EnumSource
  void endlessStringsTrap(Encoding encoding) {
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> new TestHeap(encoding).heap.liftString(0, Integer.MAX_VALUE))
        .withMessageMatching("a string of \\d+ bytes is too long");
  }

  @Test
  void unalignedUtf16Traps() {
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> new TestHeap(Encoding.UTF16).heap.liftString(1, 1))
        .withMessageStartingWith("unaligned pointer");
  }

  @Test
  void allocatorsThatLieTrap() {
    var state = new InstanceState();
    GuestMemory memory = new TestHeap().memory;
    var outside = new GuestHeap(state, memory, (_, _, _, _) -> 65535, Encoding.UTF8);
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> outside.lowerString("ab", ""));
    var unaligned = new GuestHeap(state, memory, (_, _, _, _) -> 1, Encoding.UTF16);
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> unaligned.lowerString("ab", ""));
  }
}
