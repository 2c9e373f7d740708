package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory: little endian, addresses unsigned 32-bit.
 *
 * <p>Every access throws a {@link Trap} if it is not wholly inside, and has then written nothing.
 *
 * <p>It is one flat array, because that is the only form whose bounds check HotSpot folds into the
 * array's own. The array is exactly as long as the memory until the guest grows it; then it gets
 * some slack, lest a guest that grows page by page copies itself each time, and every access is
 * checked against the limit as well.
 *
 * <p>Whatever writes notes which block it wrote to, so that the array can serve the next instance
 * of the module once those blocks are as they were: see {@link MemoryPool}.
 *
 * <p>A memory at rest has no array: see {@link Storage}. Whoever finds that out by an access that
 * the empty array refuses wakes it, and tries again; so an access costs nothing for it.
 */
public final class GuestMemory implements CoreExtern, ScalarMemory, OwnedMemory {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private static final byte[] NOTHING = {};

  private final int initialPages;
  private final int maximumPages;
  private final boolean shared;
  private final boolean tracked;
  private final Storage storage;
  private final Segments segments = new Segments();

  /** Empty at rest, and when it has ended. */
  private byte[] bytes;

  /** For each block whether it was written to; see {@link Blocks}. Empty if it is not tracked. */
  private byte[] written;

  private int limit;

  /**
   * Whether an access takes more than the array's own check, for slack or because it is tracked:
   * one flag, which HotSpot then looks at outside of a loop.
   */
  private boolean watched;

  /**
   * A memory filled with zeros.
   *
   * @param limits as the module declares them, the maximum already lowered to what is granted
   */
  GuestMemory(MemoryLimits limits) {
    this(limits, null);
  }

  /**
   * A memory as a module declares it.
   *
   * @param limits as the module declares them, the maximum already lowered to what is granted
   * @param pool of the module's memories, which knows the active segments of the module if an
   *     instance has been made before; null for a memory that no other instance gets
   */
  GuestMemory(MemoryLimits limits, @Nullable MemoryPool pool) {
    initialPages = limits.initialPages();
    maximumPages = Math.min(limits.maximumPages(), RUNTIME_MAX_PAGES);
    shared = limits.shared();
    limit = Memory.bytes(initialPages);
    storage = new Storage(pool);
    tracked = storage.tracked();
    bytes = storage.atRest() ? NOTHING : new byte[limit];
    written = tracked ? Blocks.of(limit) : NOTHING;
    watched = tracked;
  }

  /** Size in bytes, a multiple of 64 KiB. */
  public long size() {
    return limit;
  }

  /**
   * The array that holds the memory, which may be longer than it; replaced when the memory grows.
   */
  public byte[] array() {
    if (bytes.length == 0) {
      wake();
    }
    return bytes;
  }

  /**
   * Checks a range before it is used through {@link #array}, and notes that it may be written to.
   *
   * @param at address, unsigned
   * @param length in bytes
   * @param alignment a power of two
   * @return {@code at}, which is then an index of the array
   * @throws Trap if the address is not a multiple of {@code alignment} or the range is not inside
   */
  public int range(int at, long length, int alignment) {
    if ((at & alignment - 1) != 0) {
      throw new Trap("unaligned pointer: 0x%x is not a multiple of %d".formatted(at, alignment));
    }
    if (at < 0 || length < 0 || at > limit - length) {
      throw outside(at, length);
    }
    note(at, (int) length);
    return at;
  }

  /**
   * After an access that the array has refused, because it is at rest or the access is outside.
   *
   * @return this, awake, for the access to be tried again
   * @throws Trap if it is awake already
   */
  private GuestMemory awake(int at, int length) {
    if (!storage.atRest()) {
      throw outside(at, length);
    }
    wake();
    return this;
  }

  private Trap outside(int at, long length) {
    return new Trap(
        "out of bounds memory access: %d bytes at 0x%x, but the memory has 0x%x bytes"
            .formatted(length, at, limit));
  }

  private void note(int at, int length) {
    if (tracked) {
      Blocks.note(written, at, length);
    }
  }

  /** Before up to eight bytes are written. */
  private void watch(int at, int length) {
    check(at, length);
    if (tracked) {
      written[at >>> Blocks.BITS] = 1;
    }
  }

  private void check(int at, int length) {
    if (at < 0 || length < 0 || at > limit - length) {
      throw outside(at, Integer.toUnsignedLong(length));
    }
  }

  @Override
  public byte read(int at) {
    if (watched) {
      check(at, 1);
    }
    try {
      return bytes[at];
    } catch (IndexOutOfBoundsException _) {
      return awake(at, 1).read(at);
    }
  }

  @Override
  public short readShort(int at) {
    if (watched) {
      check(at, 2);
    }
    try {
      return (short) SHORT.get(bytes, at);
    } catch (IndexOutOfBoundsException _) {
      return awake(at, 2).readShort(at);
    }
  }

  @Override
  public int readInt(int at) {
    if (watched) {
      check(at, 4);
    }
    try {
      return (int) INT.get(bytes, at);
    } catch (IndexOutOfBoundsException _) {
      return awake(at, 4).readInt(at);
    }
  }

  @Override
  public long readLong(int at) {
    if (watched) {
      check(at, 8);
    }
    try {
      return (long) LONG.get(bytes, at);
    } catch (IndexOutOfBoundsException _) {
      return awake(at, 8).readLong(at);
    }
  }

  @Override
  public float readFloat(int at) {
    if (watched) {
      check(at, 4);
    }
    try {
      return (float) FLOAT.get(bytes, at);
    } catch (IndexOutOfBoundsException _) {
      return awake(at, 4).readFloat(at);
    }
  }

  @Override
  public double readDouble(int at) {
    if (watched) {
      check(at, 8);
    }
    try {
      return (double) DOUBLE.get(bytes, at);
    } catch (IndexOutOfBoundsException _) {
      return awake(at, 8).readDouble(at);
    }
  }

  @Override
  public long readU16(int at) {
    return u16(at);
  }

  @Override
  public long readF32(int at) {
    return readInt(at);
  }

  @Override
  public long readF64(int at) {
    return readLong(at);
  }

  @Override
  public void writeByte(int at, byte value) {
    if (watched) {
      watch(at, 1);
    }
    try {
      bytes[at] = value;
    } catch (IndexOutOfBoundsException _) {
      awake(at, 1).writeByte(at, value);
    }
  }

  @Override
  public void writeShort(int at, short value) {
    if (watched) {
      watch(at, 2);
    }
    try {
      SHORT.set(bytes, at, value);
    } catch (IndexOutOfBoundsException _) {
      awake(at, 2).writeShort(at, value);
    }
  }

  @Override
  public void writeI32(int at, int value) {
    if (watched) {
      watch(at, 4);
    }
    try {
      INT.set(bytes, at, value);
    } catch (IndexOutOfBoundsException _) {
      awake(at, 4).writeI32(at, value);
    }
  }

  @Override
  public void writeLong(int at, long value) {
    if (watched) {
      watch(at, 8);
    }
    try {
      LONG.set(bytes, at, value);
    } catch (IndexOutOfBoundsException _) {
      awake(at, 8).writeLong(at, value);
    }
  }

  @Override
  public void writeF32(int at, float value) {
    if (watched) {
      watch(at, 4);
    }
    try {
      FLOAT.set(bytes, at, value);
    } catch (IndexOutOfBoundsException _) {
      awake(at, 4).writeF32(at, value);
    }
  }

  @Override
  public void writeF64(int at, double value) {
    if (watched) {
      watch(at, 8);
    }
    try {
      DOUBLE.set(bytes, at, value);
    } catch (IndexOutOfBoundsException _) {
      awake(at, 8).writeF64(at, value);
    }
  }

  @Override
  public byte[] readBytes(int at, int length) {
    check(at, length);
    return Arrays.copyOfRange(array(), at, at + length);
  }

  @Override
  public void write(int at, byte[] data, int offset, int length) {
    check(at, length);
    if (offset < 0 || offset > data.length - length) {
      throw new Trap(
          "out of bounds memory access: the data segment has %d bytes, read are %d from %d on"
              .formatted(data.length, length, Integer.toUnsignedLong(offset)));
    }
    System.arraycopy(data, offset, array(), at, length);
    note(at, length);
  }

  @Override
  public void fill(byte value, int from, int to) {
    // The caller has added 32-bit numbers: a sum that wrapped round is smaller than where it began.
    check(from, to < from ? -1 : to - from);
    Arrays.fill(array(), from, to, value);
    note(from, to - from);
  }

  @Override
  public void copy(int to, int from, int length) {
    check(from, length);
    check(to, length);
    byte[] all = array();
    System.arraycopy(all, from, all, to, length);
    note(to, length);
  }

  @Override
  public int pages() {
    return limit / PAGE_SIZE;
  }

  @Override
  public int initialPages() {
    return initialPages;
  }

  @Override
  public int maximumPages() {
    return maximumPages;
  }

  @Override
  public boolean shared() {
    return shared;
  }

  @Override
  public int grow(int more) {
    int before = pages();
    if (more < 0 || more > maximumPages - before) {
      return -1;
    }
    int wanted = limit + more * PAGE_SIZE;
    try {
      if (wanted > array().length) {
        byte[] larger = storage.grow(bytes, wanted, Memory.bytes(maximumPages));
        written = marks(larger.length);
        bytes = larger;
      }
    } catch (OutOfMemoryError _) {
      // WebAssembly allows memory.grow to fail for want of resources, and guests handle it.
      return -1;
    }
    limit = wanted;
    watched = tracked || bytes.length > limit;
    return before;
  }

  /** Which blocks were written to, for a longer or shorter array. */
  private byte[] marks(int length) {
    int count = tracked ? Blocks.count(length) : 0;
    return written.length == count ? written : Arrays.copyOf(written, count);
  }

  /**
   * Lets go of the array, and keeps only what the guest has changed, if that is much less. The next
   * access wakes the memory by itself.
   *
   * <p>Nobody may go on to use what {@link #array} gave before.
   */
  void rest() {
    byte[] used = bytes;
    if (used.length > 0 && storage.pack(used, limit, written)) {
      bytes = NOTHING;
      storage.release(used, limit);
    }
  }

  /**
   * Ends the rest, if it is at rest.
   *
   * @throws OutOfMemoryError if there is no room for an array: it is at rest still
   */
  void wake() {
    if (storage.atRest()) {
      byte[] array = storage.unpack(limit);
      written = marks(array.length);
      bytes = array;
      watched = tracked || array.length > limit;
      storage.awake();
    }
  }

  /** Whether it holds no array. */
  boolean atRest() {
    return storage.atRest();
  }

  /**
   * Ends the memory, whose array may serve another instance. Every later access is a trap.
   *
   * <p>Nothing may run any more that has looked at {@link #array}, translated code above all.
   */
  void recycle() {
    if (storage.pooled()) {
      byte[] used = bytes;
      int size = limit;
      bytes = NOTHING;
      limit = 0;
      storage.end(used, size, written);
    }
  }

  @Override
  public void zero() {
    // Chicory calls this before it initialises a memory for the first time; the array is new then.
    if (segments.initialized()) {
      Arrays.fill(array(), 0, limit, (byte) 0);
    }
  }

  @Override
  public void initialize(Instance instance, DataSegment[] dataSegments) {
    initialize(instance, dataSegments, 0);
  }

  @Override
  public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {
    boolean first = !segments.initialized();
    segments.initialize(this, instance, dataSegments, memoryIndex, first && storage.filled());
    if (first) {
      storage.learn(bytes);
    }
  }

  /** Only the interpreter comes here, see {@link Translated#memoryInit}. */
  @Override
  public void initPassiveSegment(int segment, int at, int offset, int length) {
    write(at, segments.passive(segment), offset, length);
  }

  @Override
  public void drop(int segment) {
    segments.drop(segment);
  }
}
