package ai.wippy.build.wasm.simd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The helpers that a module uses, which become its last functions. */
public final class Helpers {
  private final int first;
  private final SequencedMap<LaneFunction, Integer> used = new LinkedHashMap<>();

  /**
   * Starts with none.
   *
   * @param first index of the first that will be used
   */
  public Helpers(int first) {
    this.first = first;
  }

  /** Those that are used, in the order of their indices. */
  public List<LaneFunction> used() {
    return List.copyOf(used.keySet());
  }

  /** The index of the function that stands for a helper. */
  int index(LaneFunction helper) {
    return used.computeIfAbsent(helper, _ -> first + used.size());
  }
}
