package ai.wippy.runtime.payload;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of Java callers: {@link Boolean}, every boxed number, {@link BigInteger} above {@link
 * Long#MAX_VALUE}, {@link String} for text, {@code byte[]} for bytes, {@link List}, {@link Map}
 * with string keys, {@link AutoCloseable} for handles.
 *
 * <p>Inside lists and maps nothing is {@code null}; on its own it is {@link #NIL}.
 */
public final class JavaValues implements Values {
  /** Values of Java callers. */
  public static final JavaValues INSTANCE = new JavaValues();

  /** Nothing. */
  public static final Object NIL =
      new Object() {
        @Override
        public String toString() {
          return "nil";
        }
      };

  private static final double TWO_TO_63 = 0x1p63;

  private JavaValues() {}

  @Override
  public Shape shape(Object value) {
    return switch (value) {
      case Boolean _ -> Shape.BOOLEAN;
      case Long _, Integer _, Short _, Byte _ -> Shape.INTEGER;
      case Double number -> shapeOf(number);
      case Float number -> shapeOf(number);
      case BigInteger number when number.bitLength() < Long.SIZE -> Shape.INTEGER;
      case BigInteger number when number.bitLength() == Long.SIZE && number.signum() > 0 ->
          Shape.UNSIGNED;
      case BigInteger _ -> Shape.FLOAT;
      case CharSequence _, byte[] _ -> Shape.STRING;
      case List<?> _, Map<?, ?> _ -> Shape.TABLE;
      case AutoCloseable _ -> Shape.HANDLE;
      default -> value == NIL ? Shape.NIL : Shape.OTHER;
    };
  }

  private static Shape shapeOf(double number) {
    boolean whole = number == Math.rint(number) && number >= -TWO_TO_63 && number < TWO_TO_63;
    boolean negativeZero = number == 0 && 1 / number < 0;
    return whole && !negativeZero ? Shape.INTEGER : Shape.FLOAT;
  }

  @Override
  public boolean isFloat(Object number) {
    return number instanceof Double || number instanceof Float;
  }

  @Override
  public String describe(Object value) {
    return switch (shape(value)) {
      case NIL -> "null";
      case BOOLEAN -> "boolean";
      case INTEGER, UNSIGNED, FLOAT -> "number";
      case STRING -> value instanceof byte[] ? "bytes" : "string";
      case TABLE -> value instanceof Map ? "map" : "list";
      case HANDLE, OTHER -> value.getClass().getName();
    };
  }

  @Override
  public boolean booleanOf(Object value) {
    return (Boolean) value;
  }

  @Override
  public long longOf(Object value) {
    return ((Number) value).longValue();
  }

  @Override
  public double doubleOf(Object value) {
    return ((Number) value).doubleValue();
  }

  @Override
  public int byteLength(Object string) {
    return bytesOf(string).length;
  }

  @Override
  public void copyBytes(Object string, byte[] target, int at) {
    byte[] bytes = bytesOf(string);
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  private static byte[] bytesOf(Object string) {
    return string instanceof byte[] bytes
        ? bytes
        : string.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String textOf(Object string) {
    return string instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : string.toString();
  }

  @Override
  public int length(Object table) {
    return table instanceof Collection<?> list ? list.size() : 0;
  }

  @Override
  public Object element(Object table, int index) {
    return wrap(((List<?>) table).get(index));
  }

  @Override
  public @Nullable Object field(Object table, String name) {
    return table instanceof Map<?, ?> map && map.containsKey(name) ? wrap(map.get(name)) : null;
  }

  @Override
  public Iterable<String> fieldNames(Object table) {
    return table instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  @Override
  public Object handleOf(Object value) {
    return value;
  }

  @Override
  public Object nil() {
    return NIL;
  }

  @Override
  public Object ofBoolean(boolean value) {
    return value;
  }

  @Override
  public Object ofLong(long value) {
    return value;
  }

  @Override
  public Object ofUnsigned(long bits) {
    return bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
  }

  @Override
  public Object ofDouble(double value) {
    return value;
  }

  @Override
  public Object ofUtf8(byte[] source, int at, int length) {
    return new String(source, at, length, StandardCharsets.UTF_8);
  }

  @Override
  public Object ofBytes(byte[] source, int at, int length) {
    return Arrays.copyOfRange(source, at, at + length);
  }

  @Override
  public Object ofText(String text) {
    return text;
  }

  @Override
  public Object newList(int size) {
    return new ArrayList<@Nullable Object>(size);
  }

  @Override
  @SuppressWarnings("unchecked") // newList made it
  public void add(Object list, int index, Object value) {
    ((List<@Nullable Object>) list).add(unwrap(value));
  }

  @Override
  public Object newMap(int size) {
    return LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(size);
  }

  @Override
  @SuppressWarnings("unchecked") // newMap made it
  public void put(Object map, String name, Object value) {
    ((Map<String, @Nullable Object>) map).put(name, unwrap(value));
  }

  @Override
  public Object ofHandle(AutoCloseable resource) {
    return resource;
  }

  private static Object wrap(@Nullable Object value) {
    return value == null ? NIL : value;
  }

  private static @Nullable Object unwrap(Object value) {
    return value == NIL ? null : value;
  }
}
