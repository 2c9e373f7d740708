package ai.wippy.build.index;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict decoding of a text file. */
final class Utf8 {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8() {}

  /** The text without a byte order mark; empty, with a diagnostic, if the bytes are not UTF-8. */
  static Optional<SourceText> decode(String name, byte[] bytes, Problems problems) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var input = ByteBuffer.wrap(bytes);
    var output = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, output, true);
    if (result.isError()) {
      reject(name, bytes, input.position(), output.position(), problems);
      return Optional.empty();
    }
    String text = output.flip().toString();
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return Optional.of(new SourceText(name, marked ? text.substring(1) : text));
  }

  private static void reject(String name, byte[] bytes, int at, int chars, Problems problems) {
    var readable = new SourceText(name, new String(bytes, StandardCharsets.UTF_8));
    problems.error(
        readable.span(chars, chars + 1),
        "%s is not UTF-8: byte 0x%02X at offset %d".formatted(name, bytes[at], at),
        isUtf16(bytes)
            ? "the file is in UTF-16; save it as UTF-8"
            : "save the file as UTF-8; it may be in ISO-8859-1 or Windows-1252");
  }

  private static boolean isUtf16(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return first == 0xFEFF || first == 0xFFFE;
  }
}
