package ai.wippy.runtime.component;

import ai.wippy.runtime.payload.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WIT type at run time, for callers without typed bindings: converts between the caller's values
 * and guest memory or core values, without a neutral form in between.
 *
 * <p>Core values are held in {@code long}s: 32-bit integers sign-extended, floats as their bits.
 */
public abstract sealed class Type
    permits ScalarType, StringType, ListType, RecordType, TupleType, CasesType, HandleType {
  /** {@code bool}. */
  public static final Type BOOL = new BoolType();

  /** {@code s8}. */
  public static final Type S8 = new IntegerType("s8", 1, true);

  /** {@code u8}. */
  public static final Type U8 = new IntegerType("u8", 1, false);

  /** {@code s16}. */
  public static final Type S16 = new IntegerType("s16", 2, true);

  /** {@code u16}. */
  public static final Type U16 = new IntegerType("u16", 2, false);

  /** {@code s32}. */
  public static final Type S32 = new IntegerType("s32", 4, true);

  /** {@code u32}. */
  public static final Type U32 = new IntegerType("u32", 4, false);

  /** {@code s64}. */
  public static final Type S64 = new IntegerType("s64", 8, true);

  /** {@code u64}. */
  public static final Type U64 = new IntegerType("u64", 8, false);

  /** {@code f32}. */
  public static final Type F32 = new FloatType("f32", 4);

  /** {@code f64}. */
  public static final Type F64 = new FloatType("f64", 8);

  /** {@code char}. */
  public static final Type CHAR = new CharType();

  /** {@code string}. */
  public static final Type STRING = new StringType();

  private final String wit;
  private final long size;
  private final int alignment;
  private final String flat;

  /**
   * A type.
   *
   * @param size of a value in memory, in bytes
   * @param flat the core values of a value, a letter for each as in {@link FunctionShape}
   */
  Type(String wit, long size, int alignment, String flat) {
    this.wit = wit;
    this.size = size;
    this.alignment = alignment;
    this.flat = flat;
  }

  /** {@code list<element>}. */
  public static Type list(Type element) {
    return new ListType(element);
  }

  /** {@code option<some>}. */
  public static Type option(Type some) {
    return new OptionType(some);
  }

  /** {@code result<ok, err>}; null for a payload that is left out. */
  public static Type result(@Nullable Type ok, @Nullable Type err) {
    return new ResultType(ok, err);
  }

  /** {@code tuple}. */
  public static Type tuple(Type... elements) {
    return new TupleType(List.of(elements));
  }

  /**
   * {@code record}.
   *
   * @param wit what messages call it
   */
  public static Type record(String wit, Field... fields) {
    return new RecordType(wit, List.of(fields));
  }

  /**
   * {@code variant}.
   *
   * @param wit what messages call it
   */
  public static Type variant(String wit, Case... cases) {
    return new VariantType(wit, List.of(cases));
  }

  /**
   * {@code enum}.
   *
   * @param wit what messages call it
   */
  public static Type enumeration(String wit, String... cases) {
    return new EnumType(wit, List.of(cases));
  }

  /**
   * {@code flags}, at most 32.
   *
   * @param wit what messages call it
   */
  public static Type flags(String wit, String... flags) {
    return new FlagsType(wit, List.of(flags));
  }

  /**
   * {@code own}.
   *
   * @param name of the resource type, for messages
   * @param number of the resource type, see {@link InstanceState#define}
   */
  public static Type own(String name, int number) {
    return new HandleType(name, number, true);
  }

  /**
   * {@code borrow}.
   *
   * @param name of the resource type, for messages
   * @param number of the resource type, see {@link InstanceState#define}
   */
  public static Type borrow(String name, int number) {
    return new HandleType(name, number, false);
  }

  /**
   * A field of a record.
   *
   * @param name in kebab case
   * @param type its type
   */
  public record Field(String name, Type type) {}

  /**
   * A case of a variant.
   *
   * @param name in kebab case
   * @param payload its type; null for none
   */
  public record Case(String name, @Nullable Type payload) {
    /** A case without payload. */
    public Case(String name) {
      this(name, null);
    }
  }

  /** The type as WIT text. */
  public final String wit() {
    return wit;
  }

  final long size() {
    return size;
  }

  final int alignment() {
    return alignment;
  }

  final String flat() {
    return flat;
  }

  /** Whether nil is a value of the type. */
  boolean acceptsNil() {
    return false;
  }

  /** Writes a value at an address that is aligned and inside the memory. */
  abstract void store(GuestHeap heap, int at, Values values, Object value);

  /** Reads a value from an address that is aligned and inside the memory. */
  abstract Object load(GuestHeap heap, int at, Values values);

  /** Writes the core values of a value from {@code slot} on. */
  abstract void lower(GuestHeap heap, long[] slots, int slot, Values values, Object value);

  /** Reads a value from its core values, which start at {@code slot}. */
  abstract Object lift(GuestHeap heap, long[] slots, int slot, Values values);

  /**
   * Writes a value into another memory.
   *
   * @param from where it lies, at {@code at}; aligned and inside the memory
   * @param into where it goes, to {@code to}; likewise
   */
  abstract void copy(GuestHeap from, int at, GuestHeap into, int to);

  /**
   * Makes of the core values of a value those that stand for it elsewhere.
   *
   * @param slots the core values, from {@code slot} on
   * @param own where they go, from {@code at} on; may be the same array and place
   */
  abstract void pass(GuestHeap from, long[] slots, int slot, GuestHeap into, long[] own, int at);

  /** Whether resources are among the parts of values. */
  boolean hasHandles() {
    return false;
  }

  /** Whether any bytes are a value, and copying them is all that it takes to copy the value. */
  boolean plain() {
    return false;
  }

  /** What to throw at a caller whose value is of another sort. */
  final BadValue mismatch(Values values, Object value) {
    return new BadValue("expected " + wit + ", got " + values.describe(value));
  }

  static long align(long offset, int alignment) {
    return (offset + alignment - 1) & -alignment;
  }
}
