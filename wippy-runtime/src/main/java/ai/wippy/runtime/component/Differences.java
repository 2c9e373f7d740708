package ai.wippy.runtime.component;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a memory differs from that of a fresh instance.
 *
 * @param places where each part that differs begins, and how long it is, by turns
 * @param content of these parts, one after the other
 */
record Differences(int[] places, byte[] content) {
  /** A fresh memory. */
  static final Differences NONE = new Differences(new int[0], new byte[0]);

  /** Parts that are closer together are one: each takes 8 bytes beside its content. */
  private static final int GRAIN = 64;

  /** Who keeps more than this part of a memory has not gained enough. */
  private static final int PART_WORTH_KEEPING = 2;

  /**
   * Finds them.
   *
   * @param size of the memory; the array may be longer
   * @param image of a fresh memory
   * @param written where to look, see {@link Blocks}; null for everywhere
   * @return null if they are more than half of the memory
   */
  static @Nullable Differences find(
      byte[] bytes, int size, MemoryImage image, byte @Nullable [] written) {
    var search = new Search(bytes, image);
    if (written == null) {
      search.apply(0, size);
    } else {
      Blocks.forEach(written, size, search);
    }
    return search.total > size / PART_WORTH_KEEPING ? null : search.found();
  }

  /** Puts them into a fresh memory. */
  void apply(byte[] bytes) {
    int next = 0;
    for (int i = 0; i < places.length; i += 2) {
      System.arraycopy(content, next, bytes, places[i], places[i + 1]);
      next += places[i + 1];
    }
  }

  /** Makes the memory that they were found in a fresh one. */
  void restore(byte[] bytes, MemoryImage image) {
    for (int i = 0; i < places.length; i += 2) {
      image.restore(bytes, places[i], places[i] + places[i + 1]);
    }
  }

  private static final class Search implements Blocks.Part {
    private final byte[] bytes;
    private final MemoryImage image;
    private int[] places = new int[16];
    private int count;
    private int total;

    /** Parts of {@link Blocks} overlap. */
    private int seen;

    Search(byte[] bytes, MemoryImage image) {
      this.bytes = bytes;
      this.image = image;
    }

    @Override
    public void apply(int from, int to) {
      int at = image.mismatch(bytes, Math.max(from, seen), to);
      while (at >= 0) {
        int end = end(at, to);
        add(at, end - at);
        at = image.mismatch(bytes, end, to);
      }
      seen = to;
    }

    /** Where a part ends that begins here. */
    private int end(int start, int to) {
      int end = Math.min(start + GRAIN, to);
      while (end < to && image.mismatch(bytes, end, Math.min(end + GRAIN, to)) >= 0) {
        end = Math.min(end + GRAIN, to);
      }
      while (image.mismatch(bytes, end - 1, end) < 0) {
        end--;
      }
      return end;
    }

    private void add(int start, int length) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
      }
      places[count++] = start;
      places[count++] = length;
      total += length;
    }

    private Differences found() {
      var content = new byte[total];
      int next = 0;
      for (int i = 0; i < count; i += 2) {
        System.arraycopy(bytes, places[i], content, next, places[i + 1]);
        next += places[i + 1];
      }
      return new Differences(Arrays.copyOf(places, count), content);
    }
  }
}
