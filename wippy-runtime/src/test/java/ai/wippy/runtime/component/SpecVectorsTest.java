package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.wippy.runtime.component.GuestHeap.Encoding;
import ai.wippy.runtime.payload.JavaValues;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Vectors recorded from the specification's reference program; run with {@code
 * -Dconformance=FOLDER}.
 */
@SuppressWarnings("unchecked") // JSON is what the reference program wrote
class SpecVectorsTest {
  private static final JavaValues VALUES = JavaValues.INSTANCE;

  /** A type that is not stable yet. */
  private static final class Later extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void vectors() throws IOException {
    String folder = System.getProperty("conformance");
    assumeThat(folder).as("-Dconformance").isNotNull();
    Path file = Path.of(folder, "abi", "spec-vectors.json");
    int checked = 0;
    int later = 0;
    for (Object each : (List<Object>) Json.parse(Files.readString(file))) {
      var vector = (Map<String, Object>) each;
      if ("i32".equals(vector.get("addr"))) {
        try {
          check(vector);
          checked++;
        } catch (Later _) {
          later++;
        }
      }
    }
    System.out.printf("conformance abi.vectors %d/%d, %d later%n", checked, checked, later);
    assertThat(checked).isGreaterThan(100);
  }

  private static void check(Map<String, Object> vector) {
    if ("flatten".equals(vector.get("kind"))) {
      checkFlattening(vector);
      return;
    }
    Type type = type(vector.get("type"));
    var guest = new TestHeap(encoding(vector.get("encoding")));
    byte[] bytes = HexFormat.of().parseHex((String) vector.get("memory"));
    System.arraycopy(bytes, 0, guest.memory.array(), 0, bytes.length);
    long[] slots = slots((List<Object>) vector.get("flat"), type);
    if ("lift-trap".equals(vector.get("kind"))) {
      assertThatExceptionOfType(Trap.class)
          .as(vector.toString())
          .isThrownBy(() -> type.lift(guest.heap, slots, 0, VALUES));
      return;
    }
    Object lifted = type.lift(guest.heap, slots, 0, VALUES);
    assertThat(plain(lifted))
        .as(vector.toString())
        .isEqualTo(plain(expected(vector.get("type"), vector.get("expect"))));
    if (vector.get("lower_type") == null) {
      checkLowering(vector, type, lifted);
    }
  }

  private static void checkLowering(Map<String, Object> vector, Type type, Object value) {
    var guest = new TestHeap(encoding(vector.get("dst_encoding")));
    long[] slots = new long[type.flat().length()];
    type.lower(guest.heap, slots, 0, VALUES, value);
    // Where it transcodes the reference program asks for more than it needs; the text is the same.
    if (vector.get("encoding").equals(vector.get("dst_encoding"))
        && !"latin1+utf16".equals(vector.get("encoding"))) {
      assertThat(slots)
          .as(vector.toString())
          .isEqualTo(slots((List<Object>) vector.get("lowered_flat"), type));
    }
    assertThat(plain(type.lift(guest.heap, slots, 0, VALUES)))
        .as(vector.toString())
        .isEqualTo(plain(value));
  }

  private static void checkFlattening(Map<String, Object> vector) {
    var params = new ArrayList<Type>();
    ((List<Object>) vector.get("params")).forEach(each -> params.add(type(each)));
    String flat = Sequence.of(params).flat();
    var lift = (Map<String, List<String>>) vector.get("lift");
    assertThat(flat.length() > 16 ? "i" : flat).isEqualTo(letters(lift.get("params")));
  }

  private static String letters(List<String> types) {
    var out = new StringBuilder();
    for (String each : types) {
      out.append(
          each.equals("i32") ? 'i' : each.equals("i64") ? 'l' : each.equals("f32") ? 'f' : 'd');
    }
    return out.toString();
  }

  private static Encoding encoding(Object name) {
    return switch ((String) name) {
      case "utf8" -> Encoding.UTF8;
      case "utf16" -> Encoding.UTF16;
      default -> Encoding.LATIN1_OR_UTF16;
    };
  }

  /** Core values as the runtime holds them; the vectors have them unsigned, and floats as text. */
  private static long[] slots(List<Object> flat, Type type) {
    long[] slots = new long[flat.size()];
    for (int i = 0; i < slots.length; i++) {
      if (flat.get(i) instanceof String number) {
        var exact = new BigInteger(number);
        slots[i] = type.flat().charAt(i) == 'i' ? exact.intValue() : exact.longValue();
      } else {
        double number = Double.parseDouble(((Map<String, String>) flat.get(i)).get("f"));
        slots[i] =
            type.flat().charAt(i) == 'f'
                ? Float.floatToIntBits((float) number)
                : Double.doubleToLongBits(number);
      }
    }
    return slots;
  }

  private static Type type(@Nullable Object json) {
    if (json instanceof String name) {
      return switch (name) {
        case "bool" -> Type.BOOL;
        case "s8" -> Type.S8;
        case "u8" -> Type.U8;
        case "s16" -> Type.S16;
        case "u16" -> Type.U16;
        case "s32" -> Type.S32;
        case "u32" -> Type.U32;
        case "s64" -> Type.S64;
        case "u64" -> Type.U64;
        case "f32" -> Type.F32;
        case "f64" -> Type.F64;
        case "char" -> Type.CHAR;
        case "string" -> Type.STRING;
        default -> throw new Later();
      };
    }
    var map = (Map<String, Object>) json;
    if (map.containsKey("len")) {
      throw new Later();
    }
    var entry = map.entrySet().iterator().next();
    Object body = entry.getValue();
    return switch (entry.getKey()) {
      case "list" -> Type.list(type(body));
      case "option" -> Type.option(type(body));
      case "tuple" ->
          Type.tuple(((List<Object>) body).stream().map(each -> type(each)).toArray(Type[]::new));
      case "flags" -> Type.flags("flags", ((List<String>) body).toArray(String[]::new));
      case "enum" -> Type.enumeration("enum", ((List<String>) body).toArray(String[]::new));
      case "record" ->
          Type.record(
              "record",
              ((List<List<Object>>) body)
                  .stream()
                      .map(each -> new Type.Field((String) each.get(0), type(each.get(1))))
                      .toArray(Type.Field[]::new));
      case "variant" ->
          Type.variant(
              "variant",
              ((List<List<Object>>) body)
                  .stream()
                      .map(each ->
                          new Type.Case(
                              (String) each.get(0), each.get(1) == null ? null : type(each.get(1))))
                      .toArray(Type.Case[]::new));
      case "result" -> {
        var parts = (List<@Nullable Object>) body;
        yield Type.result(
            parts.get(0) == null ? null : type(parts.get(0)),
            parts.get(1) == null ? null : type(parts.get(1)));
      }
      default -> throw new Later();
    };
  }

  private static Object expected(@Nullable Object type, @Nullable Object value) {
    if (value instanceof Map<?, ?> map && map.containsKey("str")) {
      return map.get("str");
    }
    if (type instanceof String name) {
      if (value instanceof Map<?, ?> number) {
        double exact = Double.parseDouble((String) number.get("f"));
        return name.equals("f32") ? (double) (float) exact : exact;
      }
      return String.valueOf(value);
    }
    var entry = ((Map<String, Object>) type).entrySet().iterator().next();
    Object body = entry.getValue();
    var object = value instanceof Map<?, ?> map ? (Map<String, Object>) map.get("obj") : null;
    return switch (entry.getKey()) {
      case "list" -> ((List<Object>) value).stream().map(each -> expected(body, each)).toList();
      case "tuple" -> {
        var list = new ArrayList<Object>();
        object.forEach((i, v) -> list.add(expected(((List<Object>) body).get(list.size()), v)));
        yield list;
      }
      case "enum" -> object.keySet().iterator().next();
      case "flags" -> {
        var set = new LinkedHashMap<String, Object>();
        object.forEach((name, on) -> {
          if ((Boolean) on) {
            set.put(name, true);
          }
        });
        yield set;
      }
      case "option" -> object.containsKey("none") ? "nil" : expected(body, object.get("some"));
      case "result" -> {
        boolean ok = object.containsKey("ok");
        Object part = ((List<@Nullable Object>) body).get(ok ? 0 : 1);
        Object payload = object.get(ok ? "ok" : "error");
        yield Map.of(ok ? "ok" : "err", part == null ? true : expected(part, payload));
      }
      default -> {
        var made = new LinkedHashMap<String, Object>();
        for (List<Object> part : (List<List<Object>>) body) {
          String name = (String) part.get(0);
          if (object.containsKey(name)) {
            made.put(name, part.get(1) == null ? true : expected(part.get(1), object.get(name)));
          }
        }
        yield made;
      }
    };
  }

  /** A value as text, so that a byte array equals the list of its numbers. */
  private static String plain(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      var list = new ArrayList<Integer>();
      for (byte each : bytes) {
        list.add(each & 0xFF);
      }
      return list.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> plain(each)).toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      var made = new LinkedHashMap<Object, Object>();
      map.forEach((key, each) -> made.put(key, plain(each)));
      return made.toString();
    }
    return String.valueOf(value);
  }
}
