package ai.wippy.runtime.component;

import org.jspecify.annotations.Nullable;

/**
 * A guest's memory together with the guest's own allocator and string encoding: what the options of
 * a lift or lower give (Canonical ABI, canonical ABI options).
 */
public final class GuestHeap {
  /** The most bytes that a string or list may take ({@code MAX_LIST_BYTE_LENGTH}). */
  static final long MAX_BYTES = (1 << 28) - 1;

  /** String encodings of the canonical ABI. */
  public enum Encoding {
    /** UTF-8. */
    UTF8,
    /** UTF-16, little endian. */
    UTF16,
    /**
     * Latin-1 if the string allows it, else UTF-16, told apart by the highest bit of the length.
     */
    LATIN1_OR_UTF16
  }

  /** The guest's allocator. */
  @FunctionalInterface
  public interface Realloc {
    /** Moves {@code size} bytes from {@code at} to a place with room for {@code newSize}. */
    int realloc(int at, int size, int alignment, int newSize);
  }

  private final InstanceState state;
  private final @Nullable Handles handles;
  private final @Nullable GuestMemory memory;
  private final @Nullable Realloc realloc;
  private final Encoding encoding;

  /**
   * A heap of a component instance that no resource crosses.
   *
   * @param state of the instance that the memory belongs to
   * @param memory null if no value lies in memory
   * @param realloc null if nothing is stored there by callers
   * @param encoding of its strings
   */
  public GuestHeap(
      InstanceState state,
      @Nullable GuestMemory memory,
      @Nullable Realloc realloc,
      Encoding encoding) {
    this(state, null, memory, realloc, encoding);
  }

  /**
   * A heap.
   *
   * @param handles of the component instance that the memory belongs to
   * @param memory null if no value lies in memory
   * @param realloc null if nothing is stored there by callers
   * @param encoding of its strings
   */
  public GuestHeap(
      Handles handles, @Nullable GuestMemory memory, @Nullable Realloc realloc, Encoding encoding) {
    this(handles.state(), handles, memory, realloc, encoding);
  }

  private GuestHeap(
      InstanceState state,
      @Nullable Handles handles,
      @Nullable GuestMemory memory,
      @Nullable Realloc realloc,
      Encoding encoding) {
    this.state = state;
    this.handles = handles;
    this.memory = memory;
    this.realloc = realloc;
    this.encoding = encoding;
  }

  /**
   * A heap of the host's own, for functions of the host that a component exports.
   *
   * @param handles for the resources that those functions take and give
   */
  public static GuestHeap scratch(Handles handles) {
    var scratch = new Scratch(handles.state());
    return new GuestHeap(handles, scratch.memory(), scratch, Encoding.UTF8);
  }

  /**
   * Calls a function of the host for a component that exports it as it is. This is a {@link
   * #scratch}.
   *
   * @throws Trap as {@link Trap#of} says
   */
  public long @Nullable [] passOn(CoreFunction.Body function, long... args) {
    long[] results;
    try {
      results = function.call(args);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Trap.of(e);
    }
    handles().dropBorrows();
    return results;
  }

  /** The memory. */
  public GuestMemory memory() {
    if (memory == null) {
      throw new IllegalStateException("a value lies in memory, but the function has none");
    }
    return memory;
  }

  /** The handles of the component instance. */
  public Handles handles() {
    if (handles == null) {
      throw new IllegalStateException("a resource crosses, but the function has no handles");
    }
    return handles;
  }

  /** As {@link Handles#checkReturned}, if there are handles at all. */
  void checkReturned() {
    if (handles != null) {
      handles.checkReturned();
    }
  }

  /** As {@link Handles#takeBack}, if there are handles at all. */
  void takeBack() {
    if (handles != null) {
      handles.takeBack();
    }
  }

  /**
   * Allocates memory by calling the guest.
   *
   * @param alignment a power of two
   * @param size in bytes
   * @throws Trap if the guest traps, or returns what is not aligned or not wholly inside its memory
   */
  public int allocate(int alignment, long size) {
    return reallocate(0, 0, alignment, size);
  }

  /**
   * Moves what was allocated to a place of another size, by calling the guest.
   *
   * @param at where it is
   * @param size of it in bytes
   * @param alignment a power of two
   * @param newSize in bytes
   * @throws Trap as {@link #allocate}
   */
  int reallocate(int at, long size, int alignment, long newSize) {
    if (realloc == null) {
      throw new IllegalStateException("memory is needed, but the function has no allocator");
    }
    if (newSize > 0xFFFF_FFFFL) {
      throw new Trap("a value takes %d bytes, more than a 32-bit memory has".formatted(newSize));
    }
    int moved = state.reallocate(realloc, at, (int) size, alignment, (int) newSize);
    return memory().range(moved, newSize, alignment);
  }

  /**
   * Writes address and length of a string or list.
   *
   * @param slice see {@link Slice}
   */
  public void store(int at, long slice) {
    memory().i64(at, slice);
  }

  /**
   * Stores text in newly allocated memory.
   *
   * @param name what to call the value in messages; empty for nothing
   * @return where it lies; see {@link Slice}
   * @throws IllegalArgumentException if the text has an unpaired surrogate
   */
  public long lowerString(String text, String name) {
    try {
      return switch (encoding) {
        case UTF8 -> Utf8.lower(this, text);
        case UTF16 -> Utf16.lower(this, text);
        case LATIN1_OR_UTF16 -> Utf16.lowerLatin1OrUtf16(this, text);
      };
    } catch (BadValue bad) {
      throw bad.in(name);
    }
  }

  /**
   * Reads text.
   *
   * @param at its address
   * @param length in code units, tagged if the encoding says so
   * @throws Trap if it is too long, not inside the memory, not aligned, or not valid
   */
  public String liftString(int at, int length) {
    return switch (encoding) {
      case UTF8 -> Utf8.lift(memory(), at, length);
      case UTF16 -> Utf16.lift(memory(), at, length);
      case LATIN1_OR_UTF16 -> Utf16.liftLatin1OrUtf16(memory(), at, length);
    };
  }

  Encoding encoding() {
    return encoding;
  }

  /** Whether text is stored as it is in the caller's UTF-8. */
  boolean utf8() {
    return encoding == Encoding.UTF8;
  }
}
