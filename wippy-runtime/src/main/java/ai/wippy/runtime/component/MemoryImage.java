package ai.wippy.runtime.component;

import java.util.Arrays;

/**
 * A memory as it is when its module's active segments have been copied into it.
 *
 * @param from address of the first byte that is not 0
 * @param content from there to the last byte that is not 0
 */
record MemoryImage(int from, byte[] content) {
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
}
