package ai.wippy.runtime.component;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the array of a memory comes from, what stands for it while the memory is at rest, and where
 * it goes.
 *
 * <p>At rest a memory keeps only how it differs from a fresh one of its module. One that has just
 * been made does not differ, so it begins at rest.
 */
final class Storage {
  private final boolean tracked;
  private final long made;
  private final boolean filled;
  private @Nullable MemoryPool pool;
  private @Nullable Differences kept;
  private boolean roomy;

  /**
   * Storage of a memory.
   *
   * @param pool of its module; null for a memory whose array no other gets
   */
  Storage(@Nullable MemoryPool pool) {
    this.pool = pool;
    tracked = pool != null && pool.tracks();
    made = pool == null ? 0 : System.nanoTime();
    kept = pool != null && pool.image() != null ? Differences.NONE : null;
    filled = kept != null;
  }

  /** Whether somebody must note what is written to. */
  boolean tracked() {
    return tracked;
  }

  /** Whether the active segments are in the array when it is made. */
  boolean filled() {
    return filled;
  }

  /** Whether the array may serve others when the memory ends. */
  boolean pooled() {
    return pool != null;
  }

  /** Whether there is no array. */
  boolean atRest() {
    return kept != null;
  }

  /** Notes how the memory looks at first, if nobody knew. */
  void learn(byte[] bytes) {
    if (pool != null && !filled) {
      pool.learn(bytes);
    }
  }

  /**
   * A longer array with the same content, and some slack.
   *
   * @param wanted how long it must be
   * @param most how long it may be
   */
  byte[] grow(byte[] bytes, int wanted, int most) {
    byte[] larger =
        Arrays.copyOf(
            bytes, (int) Math.max(wanted, Math.min(bytes.length + bytes.length / 2L, most)));
    roomy = true;
    return larger;
  }

  /**
   * Keeps what a memory has that a fresh one has not.
   *
   * @param size of the memory; the array may be longer
   * @param written as in {@link Blocks}, if it is tracked
   * @return false if that would be too much, or there is no room for it; nothing has changed then
   */
  boolean pack(byte[] bytes, int size, byte[] written) {
    try {
      kept = Differences.find(bytes, size, image(), tracked ? written : null);
    } catch (OutOfMemoryError _) {
      // A memory that stays awake is no failure.
      return false;
    }
    return kept != null;
  }

  /** After {@link #pack}: gives the array to whoever needs one next. */
  void release(byte[] bytes, int size) {
    if (pool != null && !hasSlack(bytes, size) && pool.keeps(bytes.length)) {
      requireNonNull(kept, "packed").restore(bytes, image());
      pool.keep(bytes);
    }
  }

  /**
   * The array of a memory at rest, which {@link #awake} ends.
   *
   * @throws OutOfMemoryError if there is no room; nothing is lost
   */
  byte[] unpack(int size) {
    byte[] array = pool == null ? null : pool.take(size);
    if (array == null) {
      array = new byte[size];
      image().fill(array);
    }
    requireNonNull(kept, "at rest").apply(array);
    return array;
  }

  /** The memory uses what {@link #unpack} gave. */
  void awake() {
    kept = null;
  }

  /** Gives the array to the next instance. */
  void end(byte[] bytes, int size, byte[] written) {
    MemoryPool owner = pool;
    boolean awake = kept == null;
    pool = null;
    kept = null;
    if (owner != null && awake) {
      // Others will likely grow as far; with an array that ends there they need no second check.
      byte[] whole = hasSlack(bytes, size) ? Arrays.copyOf(bytes, size) : bytes;
      owner.give(whole, tracked ? written : null, System.nanoTime() - made);
    }
  }

  private boolean hasSlack(byte[] bytes, int size) {
    return roomy && bytes.length > size;
  }

  private MemoryImage image() {
    MemoryImage known = pool == null ? null : pool.image();
    return known == null ? MemoryImage.ZEROS : known;
  }
}
