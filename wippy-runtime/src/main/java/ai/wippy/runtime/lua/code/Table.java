package ai.wippy.runtime.lua.code;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A table (Lua 5.3 manual, section 2.1). Elements 1 to n lie in a list, all else in {@link
 * Entries}; {@code pairs} gives the list, then the others in the order in which they were added.
 *
 * <p>LuaJ's own makes numbers of texts and rounds integers. This one keeps nothing in what it
 * inherits.
 */
public final class Table extends LuaTable {
  private static final LuaValue[] EMPTY = new LuaValue[0];
  private static final int LEAST = 4;

  private LuaValue[] list;
  private int size;
  private Entries entries;
  private @Nullable LuaValue metatable;

  /** An empty table. */
  public Table() {
    this(0, 0);
  }

  /** An empty table with room for elements and other entries. */
  public Table(int elements, int others) {
    list = elements == 0 ? EMPTY : new LuaValue[elements];
    entries = others == 0 ? Entries.NONE : new Entries(others);
  }

  /**
   * A table with the same entries. Neither is changed by what happens to the other, and nothing is
   * copied until then.
   */
  public Table copy() {
    var copy = new Table();
    copy.list = Arrays.copyOf(list, size);
    copy.size = size;
    copy.entries = entries.shared();
    copy.metatable = metatable;
    return copy;
  }

  /** Elements, some of which at the end may be nil. */
  int elements() {
    return size;
  }

  Entries entries() {
    return entries;
  }

  // Reading

  @Override
  public LuaValue rawget(int key) {
    int at = key - 1;
    return at >= 0 && at < size ? list[at] : entries.get(key);
  }

  @Override
  public LuaValue rawget(LuaValue key) {
    if (key instanceof LuaString text) {
      return entries.get(text);
    }
    if (key instanceof LuaInteger small) {
      return rawget(small.v);
    }
    if (key instanceof LuaNumber) {
      LuaValue number = Numbers.key(key);
      return number instanceof LuaInteger small ? rawget(small.v) : entries.get(number);
    }
    return entries.get(key);
  }

  /** {@code table.key}. */
  public LuaValue field(LuaString key) {
    LuaValue value = entries.get(key);
    return value == NIL && metatable != null ? AbsentKeys.get(this, key) : value;
  }

  @Override
  public LuaValue get(LuaValue key) {
    LuaValue value = rawget(key);
    return value == NIL && metatable != null ? AbsentKeys.get(this, key) : value;
  }

  @Override
  public LuaValue get(int key) {
    LuaValue value = rawget(key);
    return value == NIL && metatable != null
        ? AbsentKeys.get(this, LuaInteger.valueOf(key))
        : value;
  }

  // Writing

  @Override
  public void rawset(int key, LuaValue value) {
    int at = key - 1;
    if (at >= 0 && at < size) {
      list[at] = value;
    } else if (at == size && value != NIL) {
      append(value);
      if (entries.live() > 0) {
        moveToList(key);
      }
    } else {
      setEntry(LuaInteger.valueOf(key), value);
    }
  }

  /** Takes elements out of the entries that follow on the last one of the list. */
  private void moveToList(int last) {
    forget(LuaInteger.valueOf(last));
    for (int next = last + 1; next > 0; next++) {
      LuaInteger key = LuaInteger.valueOf(next);
      LuaValue value = entries.get(key);
      if (value == NIL) {
        return;
      }
      forget(key);
      append(value);
    }
  }

  private void forget(LuaInteger key) {
    if (entries.get(key) != NIL) {
      setEntry(key, NIL);
    }
  }

  @Override
  public void rawset(LuaValue key, LuaValue value) {
    if (key instanceof LuaInteger small) {
      rawset(small.v, value);
    } else if (key instanceof LuaNumber) {
      LuaValue number = Numbers.key(key);
      if (number instanceof LuaInteger small) {
        rawset(small.v, value);
      } else if (Double.isNaN(number.todouble())) {
        throw Raised.here("table index is NaN");
      } else {
        setEntry(number, value);
      }
    } else if (key.isnil()) {
      throw Raised.here("table index is nil");
    } else {
      setEntry(key, value);
    }
  }

  private void setEntry(LuaValue key, LuaValue value) {
    setEntry(entries.find(key), key, value);
  }

  private void setEntry(int found, LuaValue key, LuaValue value) {
    int place = found;
    if (place >= 0) {
      if (entries.isShared()) {
        entries = entries.thaw(0);
        place = entries.find(key);
      }
      entries.set(place, value);
    } else if (value != NIL) {
      if (entries.isShared()) {
        entries = entries.thaw(1);
      }
      entries.add(key, value);
    }
  }

  /** {@code table.key = value}. */
  public void setField(LuaString key, LuaValue value) {
    int place = entries.find(key);
    if (metatable == null || place >= 0 && entries.value(place) != NIL) {
      setEntry(place, key, value);
    } else {
      AbsentKeys.set(this, key, value);
    }
  }

  @Override
  public void set(LuaValue key, LuaValue value) {
    if (metatable == null || rawget(key) != NIL) {
      rawset(key, value);
    } else {
      AbsentKeys.set(this, key, value);
    }
  }

  @Override
  public void set(int key, LuaValue value) {
    if (metatable == null) {
      rawset(key, value);
    } else {
      set(LuaInteger.valueOf(key), value);
    }
  }

  // Making

  /** Adds an element after the last; for a constructor it may be nil. */
  public void append(LuaValue value) {
    if (size == list.length) {
      list = Arrays.copyOf(list, Math.max(LEAST, size + (size >> 1)));
    }
    list[size++] = value;
  }

  /** Adds all values as elements after the last. */
  public void appendAll(Varargs values) {
    int count = values.narg();
    if (size + count > list.length) {
      list = Arrays.copyOf(list, size + count);
    }
    for (int i = 1; i <= count; i++) {
      list[size++] = values.arg(i);
    }
  }

  /** Adds an entry of a constructor. */
  public void put(LuaValue key, LuaValue value) {
    rawset(key, value);
  }

  // Length, lists

  /** The number of elements: one after which there is none. */
  @Override
  public int rawlen() {
    while (size > 0 && list[size - 1] == NIL) {
      size--;
    }
    return size;
  }

  @Override
  public int length() {
    return metatable == null
        ? rawlen()
        : Math.clamp(len().tolong(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public LuaValue len() {
    return Index.length(this, "");
  }

  /** Puts a value before the element at a place of a list that has no metatable. */
  @Override
  public void insert(int at, LuaValue value) {
    int count = rawlen();
    append(value);
    System.arraycopy(list, at - 1, list, at, count - at + 1);
    list[at - 1] = value;
  }

  /** Takes the element at a place out of a list that has no metatable. */
  @Override
  public LuaValue remove(int at) {
    int count = rawlen();
    LuaValue removed = list[at - 1];
    System.arraycopy(list, at, list, at - 1, count - at);
    list[count - 1] = NIL;
    return removed;
  }

  @Override
  public Varargs unpack(int from, int to) {
    var values = new LuaValue[Math.max(0, to - from + 1)];
    Arrays.setAll(values, i -> get(from + i));
    return varargsOf(values);
  }

  @Override
  public Varargs unpack(int from) {
    return unpack(from, length());
  }

  @Override
  public Varargs unpack() {
    return unpack(1);
  }

  // Traversal

  @Override
  public Varargs next(LuaValue key) {
    var traversal = new Traversal(this);
    if (!traversal.goTo(key)) {
      throw Raised.here("invalid key to 'next'");
    }
    return traversal.advance() ? varargsOf(traversal.key(), traversal.value()) : NIL;
  }

  @Override
  public Varargs inext(LuaValue key) {
    int next = key.toint() + 1;
    LuaValue value = get(next);
    return value.isnil() ? NIL : varargsOf(LuaInteger.valueOf(next), value);
  }

  @Override
  public int keyCount() {
    int count = entries.live();
    for (int i = 0; i < size; i++) {
      count += list[i] == NIL ? 0 : 1;
    }
    return count;
  }

  @Override
  public LuaValue[] keys() {
    var keys = new LuaValue[keyCount()];
    var traversal = new Traversal(this);
    for (int i = 0; traversal.advance(); i++) {
      keys[i] = traversal.key();
    }
    return keys;
  }

  // Metatable, identity

  @Override
  public @Nullable LuaValue getmetatable() {
    return metatable;
  }

  @Override
  public LuaValue setmetatable(@Nullable LuaValue metatable) {
    this.metatable = metatable;
    return this;
  }

  @Override
  public boolean eq_b(LuaValue other) {
    return Comparison.equal(this, other);
  }

  @Override
  public LuaValue eq(LuaValue other) {
    return valueOf(eq_b(other));
  }

  @Override
  public String tojstring() {
    return "table: 0x%08x".formatted(System.identityHashCode(this));
  }

  // What LuaJ offers and this does not need

  @Override
  public void presize(int elements) {
    presize(elements, 0);
  }

  @Override
  public void presize(int elements, int others) {
    list = Arrays.copyOf(list, Math.max(list.length, elements));
  }

  @Override
  protected int getArrayLength() {
    return size;
  }

  @Override
  protected int getHashLength() {
    return entries.places();
  }

  @Override
  public void hashset(LuaValue key, LuaValue value) {
    setEntry(key, value);
  }

  @Override
  protected LuaValue hashget(LuaValue key) {
    return entries.get(key);
  }

  @Override
  public void sort(LuaValue comparator) {
    throw new UnsupportedOperationException("use the library of the runtime");
  }

  @Override
  public LuaValue concat(LuaString separator, int from, int to) {
    throw new UnsupportedOperationException("use the library of the runtime");
  }
}
