package ai.wippy.runtime.component;

import java.util.EnumSet;
import java.util.Set;

/** Flags that are sets of enum constants in Java (Canonical ABI, {@code load_flags}). */
public final class Flags {
  private Flags() {}

  /** The bits of a set, that of the first constant lowest. */
  public static <E extends Enum<E>> int toBits(Set<E> set) {
    int bits = 0;
    for (E each : set) {
      bits |= 1 << each.ordinal();
    }
    return bits;
  }

  /** The set of some bits; those beyond the last constant mean nothing. */
  public static <E extends Enum<E>> Set<E> ofBits(Class<E> type, int bits) {
    Set<E> set = EnumSet.allOf(type);
    set.removeIf(each -> (bits & 1 << each.ordinal()) == 0);
    return set;
  }
}
