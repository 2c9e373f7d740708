package ai.wippy.wit.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The core values that a type flattens into (Canonical ABI, flattening).
 *
 * @param types the slots in order, at most {@link #LIMIT} of them
 * @param spilled whether there are more slots than {@link #LIMIT}; {@code types} is then cut short,
 *     and values of the type cross in memory
 */
public record Flat(List<CoreType> types, boolean spilled) {
  /**
   * The most slots that parameters may take before they spill into memory ({@code
   * MAX_FLAT_PARAMS}).
   */
  public static final int LIMIT = 16;

  /** No slots. */
  public static final Flat NONE = new Flat(List.of(), false);

  /** Copies the list. */
  public Flat {
    types = List.copyOf(types);
  }

  static Flat of(CoreType... types) {
    return new Flat(List.of(types), false);
  }

  /** The slots of this, then those of {@code next}. */
  public Flat then(Flat next) {
    var all = new ArrayList<>(types);
    all.addAll(next.types);
    boolean over = spilled || next.spilled || all.size() > LIMIT;
    return new Flat(all.subList(0, Math.min(all.size(), LIMIT)), over);
  }

  /** The slots that hold either this or {@code other}, as the cases of a variant do. */
  public Flat join(Flat other) {
    var joined = new ArrayList<CoreType>();
    for (int i = 0; i < Math.max(types.size(), other.types.size()); i++) {
      joined.add(
          i >= types.size()
              ? other.types.get(i)
              : i >= other.types.size() ? types.get(i) : types.get(i).join(other.types.get(i)));
    }
    return new Flat(joined, spilled || other.spilled);
  }
}
