package ai.wippy.conformance;

import ai.wippy.runtime.payload.JavaValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value with its type, as scripts write it: floats are bit patterns in decimal.
 *
 * <p>What a component takes and gives are {@link JavaValues}; a result is compared in the light of
 * the type that the script expects, and any NaN equals any other.
 *
 * @param type such as {@code u32} or {@code list}
 * @param value text, a truth value, null, or lists and objects of further values
 */
record TypedValue(String type, Json value) {
  /** Reads one. */
  static TypedValue of(Json json) {
    return new TypedValue(json.get("type").text(), json.get("value"));
  }

  /** Reads several. */
  static List<TypedValue> list(Json json) {
    return json.elements().stream().map(TypedValue::of).toList();
  }

  /** The value as a Java caller passes it. */
  Object toJava() throws Problem {
    return switch (type) {
      case "bool" -> value.truth();
      case "s8", "u8", "s16", "u16", "s32", "u32", "s64", "u64" -> new BigInteger(value.text());
      case "f32" -> (double) f32();
      case "f64" -> f64();
      case "char", "string", "enum" -> value.text();
      case "flags" -> value.elements().stream().map(Json::text).toList();
      case "list", "tuple" -> {
        var made = new ArrayList<@Nullable Object>();
        for (TypedValue element : list(value)) {
          made.add(member(element.toJava()));
        }
        yield made;
      }
      case "record" -> {
        var made = new LinkedHashMap<String, @Nullable Object>();
        for (Json field : value.elements()) {
          made.put(field.get(0).text(), member(of(field.get(1)).toJava()));
        }
        yield made;
      }
      case "variant" -> single(value.get("case").text(), value.get("payload"));
      case "option" -> {
        if (value.isNull()) {
          yield JavaValues.NIL;
        }
        yield wrapped() ? single("some", value) : of(value).toJava();
      }
      case "result" -> single(okOrErr(), value.get(value.onlyName()));
      default -> throw unknown();
    };
  }

  /** Whether a component gave this value. */
  boolean matches(@Nullable Object found) throws Problem {
    return switch (type) {
      case "bool" -> Objects.equals(value.truth(), found);
      case "s8", "u8", "s16", "u16", "s32", "u32", "s64", "u64" ->
          (found instanceof Long || found instanceof BigInteger)
              && found.toString().equals(value.text());
      // Double.compare tells zeros by their sign, and takes any NaN for any other.
      case "f32" -> found instanceof Double number && Double.compare(f32(), number) == 0;
      case "f64" -> found instanceof Double number && Double.compare(f64(), number) == 0;
      case "char", "string", "enum" -> value.text().equals(found);
      case "list" -> found instanceof byte[] bytes ? matchesBytes(bytes) : matchesElements(found);
      case "tuple" -> matchesElements(found);
      case "record" -> matchesFields(found);
      case "flags" -> {
        var set = new LinkedHashMap<String, Object>();
        value.elements().forEach(name -> set.put(name.text(), true));
        yield set.equals(found);
      }
      case "variant" -> matchesSingle(value.get("case").text(), value.get("payload"), found);
      case "option" -> {
        if (value.isNull()) {
          yield found == null || found == JavaValues.NIL;
        }
        yield wrapped() ? matchesSingle("some", value, found) : of(value).matches(found);
      }
      case "result" -> matchesSingle(okOrErr(), value.get(value.onlyName()), found);
      default -> throw unknown();
    };
  }

  private boolean matchesBytes(byte[] found) throws Problem {
    List<TypedValue> wanted = list(value);
    boolean same = wanted.size() == found.length;
    for (int i = 0; same && i < found.length; i++) {
      same = wanted.get(i).type.equals("u8") && wanted.get(i).matches((long) (found[i] & 0xFF));
    }
    return same;
  }

  private boolean matchesElements(@Nullable Object found) throws Problem {
    List<TypedValue> wanted = list(value);
    if (!(found instanceof List<?> elements) || elements.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).matches(elements.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesFields(@Nullable Object found) throws Problem {
    List<Json> wanted = value.elements();
    if (!(found instanceof Map<?, ?> fields) || fields.size() != wanted.size()) {
      return false;
    }
    for (Json field : wanted) {
      String name = field.get(0).text();
      if (!fields.containsKey(name) || !of(field.get(1)).matches(fields.get(name))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesSingle(String name, Json payload, @Nullable Object found)
      throws Problem {
    if (!(found instanceof Map<?, ?> map) || map.size() != 1 || !map.containsKey(name)) {
      return false;
    }
    return payload.isNull()
        ? Boolean.TRUE.equals(map.get(name))
        : of(payload).matches(map.get(name));
  }

  private static Map<String, @Nullable Object> single(String name, Json payload) throws Problem {
    var made = new LinkedHashMap<String, @Nullable Object>();
    made.put(name, payload.isNull() ? true : member(of(payload).toJava()));
    return made;
  }

  private static @Nullable Object member(Object value) {
    return value == JavaValues.NIL ? null : value;
  }

  /** An option of an option: its some is a map, lest the two nones be confused. */
  private boolean wrapped() {
    return of(value).type.equals("option");
  }

  private String okOrErr() {
    return value.has("Ok") ? "ok" : "err";
  }

  private float f32() {
    return Float.intBitsToFloat(Integer.parseUnsignedInt(value.text()));
  }

  private double f64() {
    return Double.longBitsToDouble(Long.parseUnsignedLong(value.text()));
  }

  private Problem unknown() {
    return new Problem("the runner knows no values of type %s", type);
  }

  @Override
  public String toString() {
    return type + " " + value.raw();
  }
}
