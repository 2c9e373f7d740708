package ai.wippy.runtime.component;

import java.util.Arrays;

/**
 * A memory as it is when its module's active segments have been copied into it.
 *
 * @param from address of the first byte that is not 0
 * @param content from there to the last byte that is not 0
 */
record MemoryImage(int from, byte[] content) {
  /** Of a module without segments. */
  static final MemoryImage ZEROS = new MemoryImage(0, new byte[0]);

  private static final byte[] SOME_ZEROS = new byte[4096];

  /** The image of a memory. */
  static MemoryImage of(byte[] bytes) {
    int from = 0;
    int to = bytes.length;
    while (from < to && bytes[from] == 0) {
      from++;
    }
    while (to > from && bytes[to - 1] == 0) {
      to--;
    }
    return new MemoryImage(from, Arrays.copyOfRange(bytes, from, to));
  }

  /** Fills a memory of zeros. */
  void fill(byte[] bytes) {
    System.arraycopy(content, 0, bytes, from, content.length);
  }

  /** Makes a part of a memory what it is in the image; beyond the image it is 0. */
  void restore(byte[] bytes, int start, int end) {
    int first = Math.clamp(from, start, end);
    int last = Math.clamp(from + content.length, first, end);
    Arrays.fill(bytes, start, first, (byte) 0);
    if (first < last) {
      System.arraycopy(content, first - from, bytes, first, last - first);
    }
    Arrays.fill(bytes, last, end, (byte) 0);
  }

  /** Where a part of a memory first differs from the image; -1 if it does not. */
  int mismatch(byte[] bytes, int start, int end) {
    int first = Math.clamp(from, start, end);
    int last = Math.clamp(from + content.length, first, end);
    int found = nonZero(bytes, start, first);
    if (found < 0 && first < last) {
      int index = Arrays.mismatch(bytes, first, last, content, first - from, last - from);
      found = index < 0 ? -1 : first + index;
    }
    return found < 0 ? nonZero(bytes, last, end) : found;
  }

  private static int nonZero(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at += SOME_ZEROS.length) {
      int to = Math.min(at + SOME_ZEROS.length, end);
      int index = Arrays.mismatch(bytes, at, to, SOME_ZEROS, 0, to - at);
      if (index >= 0) {
        return at + index;
      }
    }
    return -1;
  }
}
