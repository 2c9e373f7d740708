package ai.wippy.runtime.payload;

import org.jspecify.annotations.Nullable;

/**
 * How one kind of caller represents values: looks at them and makes them.
 *
 * <p>A value is an opaque object of that caller: a {@code LuaValue}, or a plain Java object ({@link
 * JavaValues}). A function receives the caller's values as they are and makes its result in the
 * same representation, so that nothing is copied into a neutral form on the way. {@code null} is
 * never passed here: each representation has a nil of its own.
 *
 * <p>Looking at a value whose {@link #shape} does not fit is a programming error and may throw
 * anything.
 */
public interface Values {
  /** What a value is, seen without a type. */
  enum Shape {
    /** Nothing. */
    NIL,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A whole number in the range of s64. */
    INTEGER,
    /** A whole number above that range, in the range of u64. */
    UNSIGNED,
    /** A number with a fraction, too large for the above, infinite or not a number; -0.0 too. */
    FLOAT,
    /** Text or bytes. */
    STRING,
    /** A list, a map, or an empty table that may be either. */
    TABLE,
    /** A resource or another object that only its owner understands. */
    HANDLE,
    /** Something that cannot cross: a function, a thread. */
    OTHER
  }

  /** What the value is. */
  Shape shape(Object value);

  /** What the value is, in the caller's words, for messages: {@code table}, {@code boolean}, … */
  String describe(Object value);

  /** The truth of a {@link Shape#BOOLEAN}. */
  boolean booleanOf(Object value);

  /** A {@link Shape#INTEGER}, or the bits of a {@link Shape#UNSIGNED}. */
  long longOf(Object value);

  /** A {@link Shape#FLOAT}, or an {@link Shape#INTEGER} converted. */
  double doubleOf(Object value);

  /**
   * Whether an {@link Shape#INTEGER} or {@link Shape#UNSIGNED} is a float to the caller that
   * happens to be whole, so that a copy should be one too.
   */
  default boolean isFloat(Object number) {
    return false;
  }

  /**
   * How many bytes {@link #copyBytes} writes for a {@link Shape#STRING}: text as UTF-8, bytes as
   * they are.
   */
  int byteLength(Object string);

  /**
   * Writes a {@link Shape#STRING} into {@code target} from {@code at} on. Bytes need not be valid
   * UTF-8.
   */
  void copyBytes(Object string, byte[] target, int at);

  /** A {@link Shape#STRING} as text, malformed UTF-8 replaced. */
  String textOf(Object string);

  /** Number of elements of a {@link Shape#TABLE} seen as a list; 0 for a map. */
  int length(Object table);

  /** An element of a list, nil if there is a hole. {@code index} counts from 0. */
  Object element(Object table, int index);

  /** A field of a {@link Shape#TABLE} seen as a map, or null if it has none of that name. */
  @Nullable Object field(Object table, String name);

  /** Names of the fields of a map, in a stable order; empty for a list. */
  Iterable<String> fieldNames(Object table);

  /** The object behind a {@link Shape#HANDLE}. */
  Object handleOf(Object value);

  /** Nothing. */
  Object nil();

  /** A truth value. */
  Object ofBoolean(boolean value);

  /** A whole number. */
  Object ofLong(long value);

  /** A whole number given as the bits of a u64. */
  Object ofUnsigned(long bits);

  /** A number. */
  Object ofDouble(double value);

  /** Text given as valid UTF-8. The bytes are copied. */
  Object ofUtf8(byte[] source, int at, int length);

  /** Bytes. They are copied. */
  Object ofBytes(byte[] source, int at, int length);

  /** Text. */
  Object ofText(String text);

  /** A list to be filled with {@link #add}. {@code size} is how many elements will come. */
  Object newList(int size);

  /** Appends to a list that {@link #newList} made; {@code index} counts from 0 without gaps. */
  void add(Object list, int index, Object value);

  /** A map to be filled with {@link #put}. {@code size} is how many fields will come. */
  Object newMap(int size);

  /** Sets a field of a map that {@link #newMap} made. A nil may be left out. */
  void put(Object map, String name, Object value);

  /** A resource. Its owner is closed at the latest when the caller's state ends. */
  Object ofHandle(AutoCloseable resource);

  /** The number by which the caller calls the first element of a list, for messages. */
  default int firstIndex() {
    return 0;
  }
}
