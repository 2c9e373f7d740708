package ai.wippy.runtime.component;

/**
 * What an instance may use.
 *
 * @param maxMemoryBytes for each linear memory, rounded down to pages of 64 KiB; {@code
 *     memory.grow} fails beyond it
 */
public record Limits(long maxMemoryBytes) {
  /** What a guest gets whose entry sets no limit: 1 GiB of memory. */
  public static final Limits DEFAULT = new Limits(1L << 30);
}
