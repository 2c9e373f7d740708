package ai.wippy.runtime.wasi.http;

import ai.wippy.runtime.component.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Header or trailer fields, in the order and with the names in which they were given. */
public final class FieldList {
  /**
   * A field.
   *
   * @param name as it was given; names that differ in case only are the same
   * @param value most often ASCII, but any bytes without control characters; not modified
   */
  public record Field(String name, byte[] value) {
    boolean isCalled(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /** What a guest may have in its fields, names and values together. */
  private static final int MAX_SIZE = 1 << 17;

  /** What concerns a connection, which is the host's, rather than the message. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "connection",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "transfer-encoding",
          "upgrade");

  private final List<Field> fields = new ArrayList<>();
  private int size;

  /** No fields. */
  public FieldList() {}

  /** Fields that have arrived, without those that guests do not get to see. */
  public static FieldList received(List<Field> fields) {
    var list = new FieldList();
    fields.stream().filter(field -> !isForbidden(field.name)).forEach(list.fields::add);
    return list;
  }

  /** Whether a guest may neither set a field of that name nor see one. */
  static boolean isForbidden(String name) {
    return FORBIDDEN.contains(name.toLowerCase(Locale.ROOT));
  }

  /** All fields. */
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  FieldList copy() {
    var copy = new FieldList();
    copy.fields.addAll(fields);
    copy.size = size;
    return copy;
  }

  List<byte[]> get(String name) {
    var values = new ArrayList<byte[]>(1);
    for (Field field : fields) {
      if (field.isCalled(name)) {
        values.add(field.value);
      }
    }
    return List.copyOf(values);
  }

  /** Adds a field. */
  void add(String name, byte[] value) {
    size += name.length() + value.length;
    if (size > MAX_SIZE) {
      throw new Trap("fields of more than %d bytes".formatted(MAX_SIZE));
    }
    fields.add(new Field(name, value));
  }

  void remove(String name) {
    fields.removeIf(field -> field.isCalled(name));
    size = fields.stream().mapToInt(field -> field.name.length() + field.value.length).sum();
  }
}
