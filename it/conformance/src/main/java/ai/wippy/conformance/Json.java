package ai.wippy.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value. Asking it for what it is not is a mistake of the file, and throws.
 *
 * @param raw a map, a list, text, a truth value or null; numbers are text
 */
public record Json(@Nullable Object raw) {
  /** Reads well-formed JSON. */
  static Json parse(String text) {
    return new Json(JsonReader.parse(text));
  }

  /** Whether it is null. */
  public boolean isNull() {
    return raw == null;
  }

  /** Whether it is text or a number. */
  public boolean isText() {
    return raw instanceof String;
  }

  /** Whether it is an object. */
  public boolean isObject() {
    return raw instanceof Map;
  }

  /** The text or number. */
  public String text() {
    return Objects.requireNonNull((String) raw);
  }

  /** The number. */
  public int number() {
    return Integer.parseInt(text());
  }

  /** The truth value; null counts as false. */
  public boolean truth() {
    return raw != null && (Boolean) raw;
  }

  /** The elements. */
  public List<Json> elements() {
    return ((List<?>) Objects.requireNonNull(raw)).stream().map(Json::new).toList();
  }

  /** An element. */
  public Json get(int index) {
    return new Json(((List<?>) Objects.requireNonNull(raw)).get(index));
  }

  /** The members, in order. */
  public Map<String, Json> members() {
    var members = new LinkedHashMap<String, Json>();
    map().forEach((name, value) -> members.put(String.valueOf(name), new Json(value)));
    return members;
  }

  /** A member; null if there is none. */
  public Json get(String name) {
    return new Json(map().get(name));
  }

  /** Whether there is a member, be it null. */
  public boolean has(String name) {
    return map().containsKey(name);
  }

  /** The name of the first member. */
  public String onlyName() {
    return String.valueOf(map().keySet().iterator().next());
  }

  private Map<?, ?> map() {
    return Objects.requireNonNull((Map<?, ?>) raw);
  }
}
