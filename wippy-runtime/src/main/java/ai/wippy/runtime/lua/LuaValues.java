package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.LuaUnsigned;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Numerals;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Lua's values, as every other room sees them. Belongs to one state and is as thread-safe as that:
 * not.
 *
 * <p>Tables are read raw: no metamethod runs. A table with a positive whole key is a list up to the
 * largest of them; its other keys are not seen as a list's elements.
 */
final class LuaValues implements Values {
  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  /** More field names than this are names that data made, not types: they are not kept. */
  private static final int MOST_NAMES = 1024;

  /** Lists may have this many holes, and as many again as they have elements. */
  private static final int HOLES = 64;

  private final Map<String, LuaString> names = new HashMap<>();
  private final HeldResources owner;
  private @Nullable LuaTable handles;

  /**
   * The values of a state.
   *
   * @param owner is given every resource that the state gets
   */
  LuaValues(HeldResources owner) {
    this.owner = owner;
  }

  @Override
  public Shape shape(Object value) {
    var lua = (LuaValue) value;
    return switch (lua.type()) {
      case LuaValue.TNIL, LuaValue.TNONE -> Shape.NIL;
      case LuaValue.TBOOLEAN -> Shape.BOOLEAN;
      case LuaValue.TNUMBER -> shapeOfNumber(lua);
      case LuaValue.TSTRING -> Shape.STRING;
      case LuaValue.TTABLE -> Shape.TABLE;
      case LuaValue.TUSERDATA -> lua instanceof LuaHandle ? Shape.HANDLE : Shape.OTHER;
      default -> Shape.OTHER;
    };
  }

  private static Shape shapeOfNumber(LuaValue number) {
    if (Numbers.isInteger(number)) {
      return number instanceof LuaUnsigned ? Shape.UNSIGNED : Shape.INTEGER;
    }
    double value = number.todouble();
    boolean negativeZero = value == 0 && Numerals.isNegative(value);
    if (value != Math.rint(value) || negativeZero || value < -TWO_63 || value >= TWO_64) {
      return Shape.FLOAT;
    }
    return value < TWO_63 ? Shape.INTEGER : Shape.UNSIGNED;
  }

  @Override
  public boolean isFloat(Object number) {
    return !Numbers.isInteger((LuaValue) number);
  }

  @Override
  public String describe(Object value) {
    return switch ((LuaValue) value) {
      case LuaHandle _ -> "resource";
      case ErrorValue _ -> "error";
      case LuaNumber number -> shape(number) == Shape.FLOAT ? "float" : "integer";
      case LuaValue other -> other.typename();
    };
  }

  @Override
  public boolean booleanOf(Object value) {
    return ((LuaValue) value).toboolean();
  }

  @Override
  public long longOf(Object value) {
    var number = (LuaValue) value;
    return Numbers.isInteger(number) ? number.tolong() : bits(number.todouble());
  }

  private static long bits(double number) {
    return number < TWO_63 ? (long) number : (long) (number - TWO_63) + Long.MIN_VALUE;
  }

  @Override
  public double doubleOf(Object value) {
    return ((LuaValue) value).todouble();
  }

  @Override
  public int byteLength(Object string) {
    return ((LuaString) string).m_length;
  }

  @Override
  public void copyBytes(Object string, byte[] target, int at) {
    var lua = (LuaString) string;
    System.arraycopy(lua.m_bytes, lua.m_offset, target, at, lua.m_length);
  }

  @Override
  public String textOf(Object string) {
    return Bytes.text((LuaString) string);
  }

  @Override
  public int length(Object table) {
    var lua = (LuaTable) table;
    int border = lua.rawlen();
    Varargs next = lua.next(border == 0 ? LuaValue.NIL : LuaInteger.valueOf(border));
    return next.arg1().isnil() ? border : lengthWithHoles(lua, border, next);
  }

  private static int lengthWithHoles(LuaTable table, int border, Varargs first) {
    int last = border;
    int beyond = 0;
    for (Varargs next = first; !next.arg1().isnil(); next = table.next(next.arg1())) {
      if (next.arg1() instanceof LuaInteger key && key.v > border) {
        last = Math.max(last, key.v);
        beyond++;
      }
    }
    if (last - border - beyond > HOLES + border + beyond) {
      throw new Failure(
          Kind.INVALID,
          "list of %d elements with an element at index %d: too many holes for a list"
              .formatted(border + beyond, last));
    }
    return last;
  }

  @Override
  public Object element(Object table, int index) {
    return ((LuaTable) table).rawget(index + 1);
  }

  @Override
  public @Nullable Object field(Object table, String name) {
    var lua = (LuaTable) table;
    LuaValue value = lua.rawget(name(name));
    if (value.isnil() && !name.isEmpty() && !Character.isLetter(name.charAt(0))) {
      value = lua.rawget(Numerals.parse(Bytes.of(name)));
    }
    return value.isnil() ? null : value;
  }

  private LuaString name(String name) {
    LuaString known = names.get(name);
    if (known != null) {
      return known;
    }
    var made = Bytes.of(name);
    if (names.size() < MOST_NAMES) {
      names.put(name, made);
    }
    return made;
  }

  @Override
  public Iterable<String> fieldNames(Object table) {
    var lua = (LuaTable) table;
    List<String> found = new ArrayList<>();
    for (Varargs next = lua.next(LuaValue.NIL);
        !next.arg1().isnil();
        next = lua.next(next.arg1())) {
      LuaValue key = next.arg1();
      if (key instanceof LuaInteger index && index.v > 0) {
        return List.of();
      }
      if (key instanceof LuaString text) {
        found.add(Bytes.text(text));
      } else if (key instanceof LuaNumber) {
        found.add(Numerals.text(key));
      }
    }
    return found;
  }

  @Override
  public Object handleOf(Object value) {
    return ((LuaHandle) value).resource();
  }

  @Override
  public Object nil() {
    return LuaValue.NIL;
  }

  @Override
  public Object ofBoolean(boolean value) {
    return LuaValue.valueOf(value);
  }

  @Override
  public Object ofLong(long value) {
    return Numbers.of(value);
  }

  @Override
  public Object ofUnsigned(long bits) {
    return Numbers.ofUnsigned(bits);
  }

  @Override
  public Object ofDouble(double value) {
    return Numbers.of(value);
  }

  @Override
  public Object ofUtf8(byte[] source, int at, int length) {
    return LuaString.valueOf(source, at, length);
  }

  @Override
  public Object ofBytes(byte[] source, int at, int length) {
    return LuaString.valueOf(source, at, length);
  }

  @Override
  public Object ofText(String text) {
    return Bytes.of(text);
  }

  @Override
  public Object newList(int size) {
    return new Table(size, 0);
  }

  @Override
  public void add(Object list, int index, Object value) {
    ((LuaTable) list).rawset(index + 1, (LuaValue) value);
  }

  @Override
  public Object newMap(int size) {
    return new Table(0, size);
  }

  @Override
  public void put(Object map, String name, Object value) {
    ((LuaTable) map).rawset(name(name), (LuaValue) value);
  }

  @Override
  public int firstIndex() {
    return 1;
  }

  @Override
  public Object ofHandle(AutoCloseable resource) {
    LuaTable metatable = handles == null ? LuaHandle.metatable(this) : handles;
    handles = metatable;
    return new LuaHandle(resource, owner, metatable);
  }
}
