package ai.wippy.runtime.component;

/** Loads values of one type from guest memory (Canonical ABI, loading). */
@FunctionalInterface
public interface Load<T> {
  /**
   * Loads a value.
   *
   * @param at where, aligned and inside the memory
   * @throws Trap if what lies there is not valid
   */
  T load(GuestHeap heap, int at);
}
