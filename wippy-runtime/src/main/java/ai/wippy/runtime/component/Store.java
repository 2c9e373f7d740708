package ai.wippy.runtime.component;

/** Stores values of one type in guest memory (Canonical ABI, storing). */
@FunctionalInterface
public interface Store<T> {
  /**
   * Stores a value.
   *
   * @param at where, aligned and inside the memory
   * @throws IllegalArgumentException if the value does not fit its WIT type; the message has the
   *     path
   */
  void store(GuestHeap heap, int at, T value);

  /** Stores a value that messages call {@code name}. */
  static <T> void named(String name, Store<T> store, GuestHeap heap, int at, T value) {
    try {
      store.store(heap, at, value);
    } catch (BadValue bad) {
      throw bad.in(name);
    }
  }
}
