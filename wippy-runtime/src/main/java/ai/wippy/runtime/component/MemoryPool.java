package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Memory;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that were memories of a module's instances, each as in a fresh instance again: an array
 * that is allocated costs several times what it costs to restore one, and is garbage afterwards.
 *
 * <p>To note what a guest writes to takes up to a third of the time of a guest that does nothing
 * but write, and saves the time that it takes to restore what was not written to. So memories are
 * tracked if instances live for a shorter time than that is worth, as functions do that are called
 * once and do little.
 *
 * <p>There are as many arrays as fit into a small part of the heap, and none if the heap is needed
 * for something else.
 */
final class MemoryPool {
  private static final int PART_OF_HEAP = 64;

  /** How many bytes the arrays have together; one array may always be kept. */
  private static final long ROOM = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;

  /** A call that needed much more than others is no reason to keep that much. */
  private static final int ALWAYS_KEPT = 4 << 20;

  /** So many bytes are restored in a nanosecond, times what tracking costs. */
  private static final int BYTES_FOR_A_NANOSECOND = 4;

  private final int largest;
  private final long shortLife;
  private volatile @Nullable MemoryImage image;
  private volatile boolean tracks;
  private SoftReference<Deque<byte[]>> spares = new SoftReference<>(new ArrayDeque<>());

  /** A pool of memories that are {@code initial} bytes long at first. */
  MemoryPool(int initial) {
    largest = Math.clamp(4L * initial, ALWAYS_KEPT, Integer.MAX_VALUE);
    shortLife = initial / BYTES_FOR_A_NANOSECOND;
  }

  /** Notes how a memory looks at first. */
  void learn(byte[] bytes) {
    if (image == null) {
      image = MemoryImage.of(bytes);
    }
  }

  /** How a memory looks at first; null if that is not known yet. */
  @Nullable MemoryImage image() {
    return image;
  }

  /** Whether the next memory should be tracked. */
  boolean tracks() {
    return tracks;
  }

  /**
   * The array that was given last, or null if there is none or it is shorter than {@code size}. It
   * may be longer, if a memory has grown before.
   */
  synchronized byte @Nullable [] take(int size) {
    Deque<byte[]> all = spares.get();
    byte[] last = all == null ? null : all.peekLast();
    return all != null && last != null && last.length >= size ? all.pollLast() : null;
  }

  /**
   * Keeps the array of a memory that nobody uses any more, if there is room.
   *
   * @param written see {@link Blocks}; null if it was not tracked
   * @param nanos how long its instance has lived
   */
  void give(byte[] bytes, byte @Nullable [] written, long nanos) {
    tracks = nanos < shortLife;
    MemoryImage known = image;
    if (known == null || !keeps(bytes.length)) {
      return;
    }
    if (written == null) {
      known.restore(bytes, 0, bytes.length);
    } else {
      Blocks.forEach(written, bytes.length, (from, to) -> known.restore(bytes, from, to));
    }
    keep(bytes);
  }

  /** Whether there is room for an array that is {@code bytes} long. */
  boolean keeps(int bytes) {
    return image != null && bytes <= largest && hasRoom(bytes);
  }

  private synchronized boolean hasRoom(int bytes) {
    Deque<byte[]> all = spares.get();
    return all == null || all.size() * (long) Math.max(bytes, Memory.PAGE_SIZE) < ROOM;
  }

  /** Keeps an array that is as in a fresh instance. */
  synchronized void keep(byte[] bytes) {
    Deque<byte[]> all = spares.get();
    if (all == null) {
      all = new ArrayDeque<>();
      spares = new SoftReference<>(all);
    }
    all.addLast(bytes);
  }
}
