package ai.wippy.runtime.component;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Lists of numbers, which are arrays in Java: copied whole where memory and array hold the same
 * bits (Canonical ABI, {@code load_list}, {@code store_list}).
 *
 * <p>Lifting takes address and number of elements (unsigned), and throws a {@link Trap} if the list
 * is too long, not inside the memory, not aligned, or an element is not valid. Lowering stores in
 * newly allocated memory, returns a {@link Slice}, and throws {@link IllegalArgumentException} with
 * the path to an element that is out of range; {@code name} is what messages call the list.
 */
public final class NumericLists {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private NumericLists() {}

  /** {@code list<bool>}. */
  public static boolean[] liftBool(GuestHeap heap, int at, int count) {
    var values = new boolean[Lists.check(heap.memory(), at, count, 1, 1)];
    byte[] bytes = heap.memory().array();
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[at + i] != 0;
    }
    return values;
  }

  /** {@code list<bool>}. */
  public static long lowerBool(GuestHeap heap, boolean[] values) {
    int at = heap.allocate(1, values.length);
    byte[] bytes = heap.memory().array();
    for (int i = 0; i < values.length; i++) {
      bytes[at + i] = (byte) (values[i] ? 1 : 0);
    }
    return Slice.of(at, values.length);
  }

  /** {@code list<u8>} and {@code list<s8>}. */
  public static byte[] liftBytes(GuestHeap heap, int at, int count) {
    var values = new byte[Lists.check(heap.memory(), at, count, 1, 1)];
    System.arraycopy(heap.memory().array(), at, values, 0, values.length);
    return values;
  }

  /** {@code list<u8>} and {@code list<s8>}. */
  public static long lowerBytes(GuestHeap heap, byte[] values) {
    int at = heap.allocate(1, values.length);
    System.arraycopy(values, 0, heap.memory().array(), at, values.length);
    return Slice.of(at, values.length);
  }

  /** {@code list<s16>}. */
  public static short[] liftS16(GuestHeap heap, int at, int count) {
    var values = new short[Lists.check(heap.memory(), at, count, 2, 2)];
    MemorySegment.copy(segment(heap), SHORT, at, values, 0, values.length);
    return values;
  }

  /** {@code list<s16>}. */
  public static long lowerS16(GuestHeap heap, short[] values) {
    int at = heap.allocate(2, 2L * values.length);
    MemorySegment.copy(values, 0, segment(heap), SHORT, at, values.length);
    return Slice.of(at, values.length);
  }

  /** {@code list<u16>}. */
  public static int[] liftU16(GuestHeap heap, int at, int count) {
    GuestMemory memory = heap.memory();
    var values = new int[Lists.check(memory, at, count, 2, 2)];
    for (int i = 0; i < values.length; i++) {
      values[i] = memory.u16(at + 2 * i);
    }
    return values;
  }

  /** {@code list<u16>}. */
  public static long lowerU16(GuestHeap heap, int[] values, String name) {
    GuestMemory memory = heap.memory();
    int at = heap.allocate(2, 2L * values.length);
    int i = 0;
    try {
      for (; i < values.length; i++) {
        memory.u16(at + 2 * i, Scalars.u16(values[i], ""));
      }
    } catch (BadValue bad) {
      throw bad.at(i).in(name);
    }
    return Slice.of(at, values.length);
  }

  /** {@code list<s32>}. */
  public static int[] liftS32(GuestHeap heap, int at, int count) {
    var values = new int[Lists.check(heap.memory(), at, count, 4, 4)];
    MemorySegment.copy(segment(heap), INT, at, values, 0, values.length);
    return values;
  }

  /** {@code list<s32>}. */
  public static long lowerS32(GuestHeap heap, int[] values) {
    int at = heap.allocate(4, 4L * values.length);
    MemorySegment.copy(values, 0, segment(heap), INT, at, values.length);
    return Slice.of(at, values.length);
  }

  /** {@code list<u32>}. */
  public static long[] liftU32(GuestHeap heap, int at, int count) {
    GuestMemory memory = heap.memory();
    var values = new long[Lists.check(memory, at, count, 4, 4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Integer.toUnsignedLong(memory.i32(at + 4 * i));
    }
    return values;
  }

  /** {@code list<u32>}. */
  public static long lowerU32(GuestHeap heap, long[] values, String name) {
    GuestMemory memory = heap.memory();
    int at = heap.allocate(4, 4L * values.length);
    int i = 0;
    try {
      for (; i < values.length; i++) {
        memory.i32(at + 4 * i, Scalars.u32(values[i], ""));
      }
    } catch (BadValue bad) {
      throw bad.at(i).in(name);
    }
    return Slice.of(at, values.length);
  }

  /** {@code list<s64>} and {@code list<u64>}. */
  public static long[] liftLongs(GuestHeap heap, int at, int count) {
    var values = new long[Lists.check(heap.memory(), at, count, 8, 8)];
    MemorySegment.copy(segment(heap), LONG, at, values, 0, values.length);
    return values;
  }

  /** {@code list<s64>} and {@code list<u64>}. */
  public static long lowerLongs(GuestHeap heap, long[] values) {
    int at = heap.allocate(8, 8L * values.length);
    MemorySegment.copy(values, 0, segment(heap), LONG, at, values.length);
    return Slice.of(at, values.length);
  }

  /** {@code list<f32>}. */
  public static float[] liftF32(GuestHeap heap, int at, int count) {
    var values = new float[Lists.check(heap.memory(), at, count, 4, 4)];
    MemorySegment.copy(segment(heap), FLOAT, at, values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = Scalars.f32(values[i]);
    }
    return values;
  }

  /** {@code list<f32>}. */
  public static long lowerF32(GuestHeap heap, float[] values) {
    int at = heap.allocate(4, 4L * values.length);
    MemorySegment.copy(values, 0, segment(heap), FLOAT, at, values.length);
    return Slice.of(at, values.length);
  }

  /** {@code list<f64>}. */
  public static double[] liftF64(GuestHeap heap, int at, int count) {
    var values = new double[Lists.check(heap.memory(), at, count, 8, 8)];
    MemorySegment.copy(segment(heap), DOUBLE, at, values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = Scalars.f64(values[i]);
    }
    return values;
  }

  /** {@code list<f64>}. */
  public static long lowerF64(GuestHeap heap, double[] values) {
    int at = heap.allocate(8, 8L * values.length);
    MemorySegment.copy(values, 0, segment(heap), DOUBLE, at, values.length);
    return Slice.of(at, values.length);
  }

  /** {@code list<char>}, as code points. */
  public static int[] liftChar(GuestHeap heap, int at, int count) {
    int[] values = liftS32(heap, at, count);
    for (int value : values) {
      Scalars.character(value);
    }
    return values;
  }

  /** {@code list<char>}, as code points. */
  public static long lowerChar(GuestHeap heap, int[] values, String name) {
    for (int i = 0; i < values.length; i++) {
      if (!Scalars.isScalarValue(values[i])) {
        Scalars.character(values[i], name + "[" + i + "]");
      }
    }
    return lowerS32(heap, values);
  }

  private static MemorySegment segment(GuestHeap heap) {
    return MemorySegment.ofArray(heap.memory().array());
  }
}
