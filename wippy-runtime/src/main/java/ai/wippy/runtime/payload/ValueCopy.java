package ai.wippy.runtime.payload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Copies values from one representation into another, or from one owner to another of the same
 * representation: deep, nothing shared. An empty table becomes an empty map. Not thread-safe.
 */
public final class ValueCopy {
  private static final int DEEPEST = 128;

  /**
   * Tables that share parts grow when they are copied; this many values are enough for anything.
   */
  private static final int MOST_VALUES = 1 << 24;

  private final Values from;
  private final Values to;
  private final @Nullable Object[] tables = new Object[DEEPEST];
  private final @Nullable Object[] keys = new Object[DEEPEST];
  private String root = "";
  private int depth;
  private int copied;

  /** Copies values of {@code from} into values of {@code to}. */
  public ValueCopy(Values from, Values to) {
    this.from = from;
    this.to = to;
  }

  /**
   * A copy of a value.
   *
   * @param name what the value is in messages: {@code argument 1}
   * @throws Failure of kind INVALID, naming the path to what cannot be copied: a function, a
   *     thread, a resource, a table that contains itself, or nesting beyond 128 levels
   */
  public Object copy(String name, Object value) {
    root = name;
    depth = 0;
    return copy(value);
  }

  private Object copy(Object value) {
    if (++copied > MOST_VALUES) {
      throw invalid("more than %d values".formatted(MOST_VALUES));
    }
    return switch (from.shape(value)) {
      case NIL -> to.nil();
      case BOOLEAN -> to.ofBoolean(from.booleanOf(value));
      case INTEGER ->
          from.isFloat(value) ? to.ofDouble(from.doubleOf(value)) : to.ofLong(from.longOf(value));
      case UNSIGNED ->
          from.isFloat(value)
              ? to.ofDouble(from.doubleOf(value))
              : to.ofUnsigned(from.longOf(value));
      case FLOAT -> to.ofDouble(from.doubleOf(value));
      case STRING -> string(value);
      case TABLE -> table(value);
      case HANDLE, OTHER ->
          throw invalid("a %s cannot be passed on".formatted(from.describe(value)));
    };
  }

  private Object string(Object value) {
    var bytes = new byte[from.byteLength(value)];
    from.copyBytes(value, bytes, 0);
    return isText(bytes) ? to.ofUtf8(bytes, 0, bytes.length) : to.ofBytes(bytes, 0, bytes.length);
  }

  private static boolean isText(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return isUtf8(bytes);
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private Object table(Object table) {
    enter(table);
    int length = from.length(table);
    Object copy = length > 0 ? list(table, length) : map(table);
    depth--;
    return copy;
  }

  private void enter(Object table) {
    if (Thread.currentThread().isInterrupted()) {
      throw new Failure(Kind.CANCELED, "interrupted");
    }
    for (int i = 0; i < depth; i++) {
      if (tables[i] == table) {
        throw invalid("a table that contains itself cannot be passed on");
      }
    }
    if (depth == DEEPEST) {
      throw invalid("nested more than %d levels deep".formatted(DEEPEST));
    }
    tables[depth++] = table;
  }

  private Object list(Object table, int length) {
    Object list = to.newList(length);
    for (int i = 0; i < length; i++) {
      keys[depth - 1] = i;
      to.add(list, i, copy(from.element(table, i)));
    }
    return list;
  }

  private Object map(Object table) {
    Object map = to.newMap(0);
    for (String name : from.fieldNames(table)) {
      keys[depth - 1] = name;
      Object value = from.field(table, name);
      if (value != null) {
        to.put(map, name, copy(value));
      }
    }
    return map;
  }

  private Failure invalid(String problem) {
    var path = new StringBuilder(root);
    for (int i = 0; i < Math.min(depth, DEEPEST); i++) {
      switch (keys[i]) {
        case Integer index -> path.append('[').append(index + 1).append(']');
        case null, default -> path.append('.').append(keys[i]);
      }
    }
    return new Failure(Kind.INVALID, path + ": " + problem);
  }
}
