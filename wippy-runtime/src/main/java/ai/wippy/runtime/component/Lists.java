package ai.wippy.runtime.component;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Lists of values that are objects in Java (Canonical ABI, {@code load_list}, {@code store_list}).
 */
public final class Lists {
  private Lists() {}

  /**
   * Stores a list in newly allocated memory.
   *
   * @param size of an element in bytes
   * @param alignment of an element
   * @param name what to call the list in messages; empty for nothing
   * @return where it lies; see {@link Slice}
   * @throws IllegalArgumentException if an element does not fit; the message has the path to it
   */
  public static <T> long lower(
      GuestHeap heap, List<T> list, int size, int alignment, String name, Store<? super T> store) {
    int count = list.size();
    int base = heap.allocate(alignment, (long) count * size);
    int i = 0;
    try {
      for (; i < count; i++) {
        store.store(heap, base + i * size, list.get(i));
      }
    } catch (BadValue bad) {
      throw bad.at(i).in(name);
    }
    return Slice.of(base, count);
  }

  /**
   * Reads a list; it cannot be changed.
   *
   * @param at address of the first element
   * @param count of elements, unsigned
   * @param size of an element in bytes
   * @param alignment of an element
   * @throws Trap if it is too long, not inside the memory, not aligned, or an element is not valid
   */
  public static <T> List<T> lift(
      GuestHeap heap, int at, int count, int size, int alignment, Load<? extends T> load) {
    int length = check(heap.memory(), at, count, size, alignment);
    Object[] elements = new Object[length];
    for (int i = 0; i < length; i++) {
      elements[i] = load.load(heap, at + i * size);
    }
    @SuppressWarnings("unchecked") // load made them all
    List<T> list = (List<T>) Collections.unmodifiableList(Arrays.asList(elements));
    return list;
  }

  /**
   * Stores {@code list<string>} in newly allocated memory.
   *
   * @param name what to call the list in messages; empty for nothing
   * @return where it lies; see {@link Slice}
   * @throws IllegalArgumentException if a string has an unpaired surrogate; with the path to it
   */
  public static long lowerStrings(GuestHeap heap, List<String> list, String name) {
    return lower(
        heap, list, 8, 4, name, (guest, at, text) -> guest.store(at, guest.lowerString(text, "")));
  }

  /**
   * Reads {@code list<string>}; it cannot be changed.
   *
   * @param at address of the first element
   * @param count of elements, unsigned
   * @throws Trap if it is too long, not inside the memory, not aligned, or a string is not valid
   */
  public static List<String> liftStrings(GuestHeap heap, int at, int count) {
    return lift(heap, at, count, 8, 4, Lists::loadString);
  }

  private static String loadString(GuestHeap heap, int at) {
    GuestMemory memory = heap.memory();
    return heap.liftString(memory.i32(at), memory.i32(at + 4));
  }

  /** Checks where a list lies, and returns the number of its elements. */
  static int check(GuestMemory memory, int at, int count, long size, int alignment) {
    long elements = Integer.toUnsignedLong(count);
    long bytes = elements * size;
    if (bytes > GuestHeap.MAX_BYTES || elements > GuestHeap.MAX_BYTES) {
      throw new Trap("a list of %d elements is too long".formatted(elements));
    }
    memory.range(at, bytes, alignment);
    return (int) elements;
  }
}
