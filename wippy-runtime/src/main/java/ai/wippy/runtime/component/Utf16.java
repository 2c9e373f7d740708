package ai.wippy.runtime.component;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

/**
 * Strings in UTF-16, and in Latin-1 where that is allowed (Canonical ABI, {@code load_string} and
 * {@code store_string}).
 */
final class Utf16 {
  /** In the length of a string that may be Latin-1: it is not. */
  static final int TAG = 1 << 31;

  private Utf16() {}

  static String lift(GuestMemory memory, int at, int units) {
    int bytes = checkedBytes(2 * Integer.toUnsignedLong(units));
    memory.range(at, bytes, 2);
    String text = new String(memory.array(), at, bytes, UTF_16LE);
    // A lone surrogate decodes to U+FFFD; text that has one already is checked unit by unit.
    if (text.indexOf('\uFFFD') >= 0) {
      checkUnits(memory, at, units);
    }
    return text;
  }

  static String liftLatin1OrUtf16(GuestMemory memory, int at, int tagged) {
    if ((tagged & TAG) != 0) {
      return lift(memory, at, tagged ^ TAG);
    }
    int bytes = checkLatin1(memory, at, tagged);
    return new String(memory.array(), at, bytes, ISO_8859_1);
  }

  /** Checks a string of UTF-16 that is then used as bytes; how many they are. */
  static int check(GuestMemory memory, int at, int units) {
    int bytes = checkedBytes(2 * Integer.toUnsignedLong(units));
    memory.range(at, bytes, 2);
    checkUnits(memory, at, units);
    return bytes;
  }

  /** Checks a string of Latin-1 that is then used as bytes; how many they are. */
  static int checkLatin1(GuestMemory memory, int at, int length) {
    int bytes = checkedBytes(Integer.toUnsignedLong(length));
    memory.range(at, bytes, 2);
    return bytes;
  }

  static long lower(GuestHeap heap, String text) {
    checkSurrogates(text);
    byte[] encoded = text.getBytes(UTF_16LE);
    return Slice.of(put(heap, encoded), text.length());
  }

  static long lowerLatin1OrUtf16(GuestHeap heap, String text) {
    if (text.chars().allMatch(unit -> unit <= 0xFF)) {
      return Slice.of(put(heap, text.getBytes(ISO_8859_1)), text.length());
    }
    checkSurrogates(text);
    return Slice.of(put(heap, text.getBytes(UTF_16LE)), text.length() | TAG);
  }

  /** Refuses text that has no encoding: with a surrogate that is not half of a pair. */
  static void checkSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        if (Character.isHighSurrogate(unit)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          throw new BadValue(
              "expected text, got an unpaired surrogate U+%04X at index %d"
                  .formatted((int) unit, i));
        }
      }
    }
  }

  private static void checkUnits(GuestMemory memory, int at, int units) {
    for (int i = 0; i < units; i++) {
      char unit = (char) memory.u16(at + 2 * i);
      if (Character.isSurrogate(unit)) {
        boolean pair =
            Character.isHighSurrogate(unit)
                && i + 1 < units
                && Character.isLowSurrogate((char) memory.u16(at + 2 * i + 2));
        if (!pair) {
          throw new Trap("a string in guest memory is not valid UTF-16");
        }
        i++;
      }
    }
  }

  private static int checkedBytes(long bytes) {
    if (bytes > GuestHeap.MAX_BYTES) {
      throw new Trap("a string of %d bytes is too long".formatted(bytes));
    }
    return (int) bytes;
  }

  private static int put(GuestHeap heap, byte[] encoded) {
    int at = heap.allocate(2, encoded.length);
    System.arraycopy(encoded, 0, heap.memory().array(), at, encoded.length);
    return at;
  }
}
