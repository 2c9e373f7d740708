package ai.wippy.component;

/** The type of something that a core module imports or exports. */
public sealed interface CoreExtern {
  /**
   * A function.
   *
   * @param type of the function: an index in the index space at hand, or interned
   */
  record Func(CoreValue.Heap type) implements CoreExtern {}

  /** A table. */
  record Table(CoreValue element, Limits limits) implements CoreExtern {}

  /**
   * A memory.
   *
   * @param shared whether threads share it
   * @param pageBits size of a page as a power of two, 16 unless given
   */
  record Memory(Limits limits, boolean shared, int pageBits) implements CoreExtern {}

  /** A global. */
  record Global(CoreValue type, boolean mutable) implements CoreExtern {}

  /** An exception tag. */
  record Tag(CoreValue.Heap type) implements CoreExtern {}

  /**
   * Sizes, unsigned.
   *
   * @param minimum at the start
   * @param maximum at most; {@link #NONE} for no maximum
   * @param wide whether it is indexed with 64 bits
   */
  record Limits(long minimum, long maximum, boolean wide) {
    /** No maximum. */
    public static final long NONE = -1;
  }

  /** What it is, in a word. */
  default String word() {
    return switch (this) {
      case Func f -> "func";
      case Table t -> "table";
      case Memory m -> "memory";
      case Global g -> "global";
      case Tag t -> "tag";
    };
  }
}
