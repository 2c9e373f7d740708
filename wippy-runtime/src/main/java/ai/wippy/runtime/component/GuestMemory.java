package ai.wippy.runtime.component;

/**
 * A linear memory: little endian, addresses unsigned 32-bit.
 *
 * <p>Every access throws a {@link Trap} if it is not wholly inside.
 */
public final class GuestMemory implements CoreExtern {
  GuestMemory() {}

  /** Size in bytes, a multiple of 64 KiB. */
  public long size() {
    throw new UnsupportedOperationException();
  }

  /**
   * The array that holds the memory, which may be longer than it; replaced when the memory grows.
   */
  public byte[] array() {
    throw new UnsupportedOperationException();
  }
}
