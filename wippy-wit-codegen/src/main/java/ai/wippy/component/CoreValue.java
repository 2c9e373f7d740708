package ai.wippy.component;

import java.util.Locale;

/** A value type of core WebAssembly. */
public sealed interface CoreValue {
  /** Numbers and vectors. */
  enum Number implements CoreValue {
    /** 32-bit integer. */
    I32,
    /** 64-bit integer. */
    I64,
    /** 32-bit float. */
    F32,
    /** 64-bit float. */
    F64,
    /** Vector of 128 bits. */
    V128;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A reference. */
  record Reference(boolean nullable, Heap heap) implements CoreValue {
    @Override
    public String toString() {
      return heap instanceof Heap.Abstract type && nullable
          ? type + "ref"
          : "(ref " + (nullable ? "null " : "") + heap + ")";
    }
  }

  /** What a reference refers to. */
  sealed interface Heap {
    /** The types that are built in. */
    enum Abstract implements Heap {
      /** Any function. */
      FUNC,
      /** Anything of the host. */
      EXTERN,
      /** Any internal value. */
      ANY,
      /** Values that can be compared. */
      EQ,
      /** Small integers. */
      I31,
      /** Any struct. */
      STRUCT,
      /** Any array. */
      ARRAY,
      /** Any exception. */
      EXN,
      /** Nothing, below {@link #ANY}. */
      NONE,
      /** Nothing, below {@link #FUNC}. */
      NOFUNC,
      /** Nothing, below {@link #EXTERN}. */
      NOEXTERN,
      /** Nothing, below {@link #EXN}. */
      NOEXN;

      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** The type at {@code type} of the index space at hand. */
    record Index(int type) implements Heap {}

    /** A type of the recursion group at hand, by its place there. */
    record Recursive(int place) implements Heap {}

    /** A type that has been interned: equal numbers, equal types. */
    record Interned(int number) implements Heap {
      @Override
      public String toString() {
        return "$" + number;
      }
    }
  }
}
