package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaValue;

/**
 * A way through all entries of a table, which may change or remove the entry that it is at. If
 * others are added meanwhile, they may be visited or not.
 */
final class Traversal {
  private final Table table;
  private Object arrangement;
  private int element;
  private int place = -1;
  private LuaValue key = LuaValue.NIL;

  Traversal(Table table) {
    this.table = table;
    this.arrangement = table.entries().arrangement();
  }

  LuaValue key() {
    return key;
  }

  LuaValue value() {
    return place < 0 ? table.rawget(element) : table.entries().value(place);
  }

  /** Continues after a key, nil being before the first; false if the table never had it. */
  boolean goTo(LuaValue from) {
    key = from instanceof org.luaj.vm2.LuaNumber ? Numbers.key(from) : from;
    element = 0;
    place = -1;
    arrangement = table.entries().arrangement();
    if (key.isnil()) {
      return true;
    }
    if (key instanceof LuaInteger index && index.v > 0 && index.v <= table.elements()) {
      element = index.v;
      return true;
    }
    element = table.elements();
    place = table.entries().find(key);
    return place >= 0;
  }

  /** Goes to the next entry; false after the last. */
  boolean advance() {
    if (place < 0 && advanceInList()) {
      return true;
    }
    Entries entries = table.entries();
    if (entries.arrangement() != arrangement && place >= 0 && !goTo(key)) {
      return false;
    }
    arrangement = entries.arrangement();
    while (++place < entries.places()) {
      if (!entries.value(place).isnil()) {
        key = entries.key(place);
        return true;
      }
    }
    return false;
  }

  private boolean advanceInList() {
    while (element < table.elements()) {
      element++;
      if (!table.rawget(element).isnil()) {
        key = LuaInteger.valueOf(element);
        return true;
      }
    }
    return false;
  }
}
