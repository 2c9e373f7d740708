package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.GuestHeap.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TranscodingTest {
  private static final int SOURCE = 8;

  static List<String> vectors() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TranscodingTest.class.getResourceAsStream("transcoding.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static Encoding encoding(String name) {
    return switch (name) {
      case "utf8" -> Encoding.UTF8;
      case "utf16" -> Encoding.UTF16;
      case "latin1+utf16" -> Encoding.LATIN1_OR_UTF16;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static TestHeap source(String encoding, String hex) {
    var heap = new TestHeap(encoding(encoding));
    byte[] bytes = HexFormat.of().parseHex(hex.equals("-") ? "" : hex);
    System.arraycopy(bytes, 0, heap.memory.array(), SOURCE, bytes.length);
    return heap;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void asTheReferenceProgram(String vector) {
    String[] parts = vector.split(" ", 9);
    TestHeap from = source(parts[0], parts[2]);
    var into = new TestHeap(encoding(parts[1])).from(16);
    long slice = Transcoding.copy(from.heap, SOURCE, Integer.parseUnsignedInt(parts[3]), into.heap);
    int at = Slice.at(slice);
    int size = parts[7].equals("-") ? 0 : parts[7].length() / 2;
    byte[] copy = Arrays.copyOfRange(into.memory.array(), at, at + size);
    assertThat(at).isEqualTo(Integer.parseInt(parts[5]));
    assertThat(Integer.toUnsignedString(Slice.length(slice))).isEqualTo(parts[6]);
    assertThat(HexFormat.of().formatHex(copy)).isEqualTo(size == 0 ? "" : parts[7]);
    assertThat("[" + String.join(" ", into.calls) + "]").isEqualTo(parts[8]);
  }

  @ParameterizedTest
  @CsvSource({
    "utf8, c0af, 2", // overlong
    "utf8, eda080, 3", // a surrogate
    "utf8, f4908080, 4", // above the last code point
    "utf8, e282, 2", // cut off
    "utf16, 00d8, 1", // a high surrogate alone
    "utf16, 00dc4100, 2", // a low surrogate first
    "utf16, 4100, 2147483647", // longer than any string may be
    "latin1+utf16, 00d8, 2147483649",
    "utf8, 41, 65536" // not inside the memory
  })
  void whatIsNoTextTrapsBeforeAnythingIsAllocated(String encoding, String bytes, long units) {
    TestHeap from = source(encoding, bytes);
    var into = new TestHeap(Encoding.UTF8);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> Transcoding.copy(from.heap, SOURCE, (int) units, into.heap));
    assertThat(into.calls).isEmpty();
  }

  @Test
  void unalignedWideText() {
    TestHeap from = source("utf16", "4100");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> Transcoding.copy(from.heap, SOURCE + 1, 1, from.heap))
        .withMessageContaining("unaligned");
  }
}
