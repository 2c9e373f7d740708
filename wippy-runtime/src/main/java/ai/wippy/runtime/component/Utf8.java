package ai.wippy.runtime.component;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;

/**
 * Strings in UTF-8 (Canonical ABI, {@code load_string} and {@code store_string}).
 *
 * <p>The JDK converts fast but puts a substitute where text is malformed. So each direction
 * converts first and looks for the substitute afterwards: only where there is one does a slow,
 * strict pass decide whether it was in the text to begin with.
 */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  static String lift(GuestMemory memory, int at, int length) {
    checkRange(memory, at, length);
    byte[] array = memory.array();
    String text = new String(array, at, length, UTF_8);
    // In a string of Latin-1 characters alone this search ends before it begins.
    if (text.indexOf(REPLACEMENT) >= 0 && !valid(array, at, length)) {
      throw malformed();
    }
    return text;
  }

  /** Checks a string that is then used as bytes; how many they are. */
  static int check(GuestMemory memory, int at, int length) {
    checkRange(memory, at, length);
    if (!valid(memory.array(), at, length)) {
      throw malformed();
    }
    return length;
  }

  private static void checkRange(GuestMemory memory, int at, int length) {
    long bytes = Integer.toUnsignedLong(length);
    if (bytes > GuestHeap.MAX_BYTES) {
      throw new Trap("a string of %d bytes is too long".formatted(bytes));
    }
    memory.range(at, bytes, 1);
  }

  private static Trap malformed() {
    return new Trap("a string in guest memory is not valid UTF-8");
  }

  static long lower(GuestHeap heap, String text) {
    byte[] encoded = text.getBytes(UTF_8);
    // The substitute is one byte, so text without characters of two bytes needs a look at '?' only.
    if (encoded.length != text.length() || text.isEmpty() || contains(encoded, (byte) '?')) {
      Utf16.checkSurrogates(text);
    }
    int at = heap.allocate(1, encoded.length);
    System.arraycopy(encoded, 0, heap.memory().array(), at, encoded.length);
    return Slice.of(at, encoded.length);
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte each : bytes) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Whether bytes are well-formed UTF-8. */
  static boolean valid(byte[] array, int at, int length) {
    int i = ascii(array, at, length);
    if (i == length) {
      return true;
    }
    CharsetDecoder strict = UTF_8.newDecoder();
    try {
      strict.decode(ByteBuffer.wrap(array, at + i, length - i));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /** How many bytes at the start are ASCII: four longs at a time, which a copy hardly beats. */
  private static int ascii(byte[] array, int at, int length) {
    int i = 0;
    while (i <= length - 4 * Long.BYTES) {
      long first = (long) EIGHT.get(array, at + i) | (long) EIGHT.get(array, at + i + 8);
      long second = (long) EIGHT.get(array, at + i + 16) | (long) EIGHT.get(array, at + i + 24);
      if (((first | second) & HIGH_BITS) != 0) {
        break;
      }
      i += 4 * Long.BYTES;
    }
    while (i < length && array[at + i] >= 0) {
      i++;
    }
    return i;
  }
}
