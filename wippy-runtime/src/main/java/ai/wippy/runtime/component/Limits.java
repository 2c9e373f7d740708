package ai.wippy.runtime.component;

/**
 * What an instance may use.
 *
 * @param maxMemoryBytes for each linear memory, rounded down to pages of 64 KiB; {@code
 *     memory.grow} fails beyond it
 * @param maxHandles for each component instance: resources that it owns or was lent, of its own, of
 *     others and of the host, such as descriptors, streams and pollables; one more is a trap
 */
public record Limits(long maxMemoryBytes, int maxHandles) {
  /** How many handles a table can have (Canonical ABI, {@code Table.MAX_LENGTH}). */
  public static final int MOST_HANDLES = (1 << 28) - 1;

  /** What a guest gets whose entry sets no limit: 1 GiB of memory, 65,536 handles. */
  public static final Limits DEFAULT = new Limits(1L << 30);

  /** A limit of memory only. */
  public Limits(long maxMemoryBytes) {
    this(maxMemoryBytes, 1 << 16);
  }
}
