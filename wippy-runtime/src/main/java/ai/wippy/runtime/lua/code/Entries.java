package ai.wippy.runtime.lua.code;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * Keys and values of a table that are not in its list, in the order in which they were added. One
 * that is removed keeps its key until there is no room left, so that a traversal can go on from it.
 *
 * <p>Few entries are found by looking at each; more by an index with open addressing.
 */
final class Entries {
  /** What every table starts with. */
  static final Entries NONE = new Entries(0).shared();

  static final int ABSENT = -1;

  /** Up to this many entries need no index. */
  private static final int FEW = 8;

  private static final int LEAST = 4;

  /** Spreads hashes, whose low bits are much alike, over the index. */
  private static final int SPREAD = 0x9E3779B9;

  private LuaValue[] slots;
  private int @Nullable [] index;
  private int used;
  private int live;
  private boolean isShared;

  Entries(int capacity) {
    slots = new LuaValue[2 * capacity];
    index = capacity > FEW ? new int[indexSize(capacity)] : null;
  }

  private static int indexSize(int capacity) {
    return Integer.highestOneBit(capacity * 3 - 1);
  }

  /** Itself, never to be changed again: several tables have it. */
  Entries shared() {
    isShared = true;
    return this;
  }

  boolean isShared() {
    return isShared;
  }

  /** How many entries there are. */
  int live() {
    return live;
  }

  /** How many places there are, some of them of removed entries. */
  int places() {
    return used;
  }

  /** Changes when entries move to other places. */
  Object arrangement() {
    return slots;
  }

  LuaValue key(int place) {
    return slots[2 * place];
  }

  LuaValue value(int place) {
    return slots[2 * place + 1];
  }

  LuaValue get(LuaString key) {
    int place = find(key);
    return place < 0 ? LuaValue.NIL : slots[2 * place + 1];
  }

  LuaValue get(LuaValue key) {
    int place = find(key);
    return place < 0 ? LuaValue.NIL : slots[2 * place + 1];
  }

  LuaValue get(int key) {
    return live == 0 ? LuaValue.NIL : get(LuaInteger.valueOf(key));
  }

  /** The place of a key, also of one whose entry was removed; {@link #ABSENT} if it has none. */
  int find(LuaString key) {
    int hash = key.hashCode();
    int[] places = index;
    if (places == null) {
      for (int i = 0; i < used; i++) {
        LuaValue each = slots[2 * i];
        if (each == key
            || each instanceof LuaString text && text.hashCode() == hash && text.raweq(key)) {
          return i;
        }
      }
      return ABSENT;
    }
    int mask = places.length - 1;
    for (int at = spread(hash, places.length); places[at] != 0; at = at + 1 & mask) {
      LuaValue each = slots[2 * places[at] - 2];
      if (each == key
          || each instanceof LuaString text && text.hashCode() == hash && text.raweq(key)) {
        return places[at] - 1;
      }
    }
    return ABSENT;
  }

  int find(LuaValue key) {
    if (key instanceof LuaString text) {
      return find(text);
    }
    int hash = key.hashCode();
    int[] places = index;
    if (places == null) {
      for (int i = 0; i < used; i++) {
        if (isSame(slots[2 * i], key)) {
          return i;
        }
      }
      return ABSENT;
    }
    int mask = places.length - 1;
    for (int at = spread(hash, places.length); places[at] != 0; at = at + 1 & mask) {
      if (isSame(slots[2 * places[at] - 2], key)) {
        return places[at] - 1;
      }
    }
    return ABSENT;
  }

  private static boolean isSame(LuaValue left, LuaValue right) {
    return left == right || !(left instanceof LuaString) && Comparison.rawEqual(left, right);
  }

  private static int spread(int hash, int length) {
    return hash * SPREAD >>> Integer.numberOfLeadingZeros(length) + 1;
  }

  /** Replaces the value at a place. */
  void set(int place, LuaValue value) {
    LuaValue before = slots[2 * place + 1];
    slots[2 * place + 1] = value;
    live += (before == LuaValue.NIL ? 1 : 0) - (value == LuaValue.NIL ? 1 : 0);
  }

  /** Adds a key that has no place. */
  void add(LuaValue key, LuaValue value) {
    if (2 * used == slots.length) {
      rearrange(live < used - used / 4 ? used : Math.max(LEAST, 2 * used));
    }
    place(key, value);
  }

  private void place(LuaValue key, LuaValue value) {
    slots[2 * used] = key;
    slots[2 * used + 1] = value;
    used++;
    live++;
    int[] places = index;
    if (places != null) {
      int mask = places.length - 1;
      int at = spread(key.hashCode(), places.length);
      while (places[at] != 0) {
        at = at + 1 & mask;
      }
      places[at] = used;
    }
  }

  /** Leaves out removed entries. */
  private void rearrange(int capacity) {
    LuaValue[] before = slots;
    int count = used;
    slots = new LuaValue[2 * capacity];
    index = capacity > FEW ? new int[indexSize(capacity)] : null;
    used = 0;
    live = 0;
    for (int i = 0; i < count; i++) {
      if (!before[2 * i + 1].isnil()) {
        place(before[2 * i], before[2 * i + 1]);
      }
    }
  }

  /**
   * The same entries, to be changed.
   *
   * @param more how many are about to be added; there is room for some besides
   */
  Entries thaw(int more) {
    var copy = new Entries(0);
    copy.slots = Arrays.copyOf(slots, 2 * used);
    copy.used = used;
    copy.rearrange(Math.max(LEAST, live + more * (1 + live / 2)));
    return copy;
  }
}
