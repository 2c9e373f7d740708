package ai.wippy.runtime.component;

import ai.wippy.conformance.Json;
import ai.wippy.runtime.component.GuestHeap.Encoding;
import ai.wippy.runtime.payload.JavaValues;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vector that was recorded from the specification's reference program. It lies in this package
 * because lifting and lowering of single values is no business of anybody else.
 *
 * @param json as the file has it
 */
public record SpecVector(Json json) {
  private static final JavaValues VALUES = JavaValues.INSTANCE;

  /** A type that is not stable yet. */
  private static final class Later extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Whether it is one of 32-bit memories and stable types. */
  public boolean applies() {
    if (!json.get("addr").text().equals("i32")) {
      return false;
    }
    try {
      if (json.has("params")) {
        params();
      } else {
        type(json.get("type"));
      }
      return true;
    } catch (Later _) {
      return false;
    }
  }

  /** What is wrong; empty if nothing is. */
  public Optional<String> problem() {
    return switch (json.get("kind").text()) {
      case "flatten" -> flattening();
      case "lift-trap" -> liftTrap();
      case "lift-lower" -> liftAndLower();
      case String other -> Optional.of("the runner knows no vectors of kind " + other);
    };
  }

  private List<Type> params() {
    return json.get("params").elements().stream().map(SpecVector::type).toList();
  }

  private Optional<String> flattening() {
    String flat = Sequence.of(params()).flat();
    return difference(letters(json.get("lift").get("params")), flat.length() > 16 ? "i" : flat);
  }

  private Optional<String> liftTrap() {
    Type type = type(json.get("type"));
    try {
      Object lifted = type.lift(source(), slots(json.get("flat"), type), 0, VALUES);
      return Optional.of("lifted " + plain(lifted));
    } catch (Trap _) {
      return Optional.empty();
    }
  }

  private Optional<String> liftAndLower() {
    Type type = type(json.get("type"));
    Object lifted = type.lift(source(), slots(json.get("flat"), type), 0, VALUES);
    Optional<String> problem =
        difference(plain(expected(json.get("type"), json.get("expect"))), plain(lifted));
    return problem.isEmpty() && json.get("lower_type").isNull() ? lowering(type, lifted) : problem;
  }

  private Optional<String> lowering(Type type, Object value) {
    String from = json.get("encoding").text();
    String to = json.get("dst_encoding").text();
    GuestHeap target = heap(to, new byte[0]);
    long[] slots = new long[type.flat().length()];
    type.lower(target, slots, 0, VALUES, value);
    // Where it transcodes the reference program asks for more than it needs; the text is the same.
    boolean samePlaces = from.equals(to) && !from.equals("latin1+utf16");
    if (samePlaces && !Arrays.equals(slots, slots(json.get("lowered_flat"), type))) {
      return Optional.of(
          "expected %s, lowered to %s"
              .formatted(json.get("lowered_flat").raw(), Arrays.toString(slots)));
    }
    return difference(plain(value), plain(type.lift(target, slots, 0, VALUES)));
  }

  private static Optional<String> difference(String expected, String found) {
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of("expected %s, got %s".formatted(expected, found));
  }

  private GuestHeap source() {
    byte[] memory = HexFormat.of().parseHex(json.get("memory").text());
    return heap(json.get("encoding").text(), memory);
  }

  /** A heap without a guest: one page, and an allocator that only goes up. */
  private static GuestHeap heap(String encoding, byte[] content) {
    var memory = new GuestMemory(new MemoryLimits(1, 1));
    System.arraycopy(content, 0, memory.array(), 0, content.length);
    int[] next = {0};
    return new GuestHeap(
        new InstanceState(),
        memory,
        (_, _, alignment, size) -> {
          int place = (next[0] + alignment - 1) & -alignment;
          next[0] = place + size;
          return place;
        },
        switch (encoding) {
          case "utf8" -> Encoding.UTF8;
          case "utf16" -> Encoding.UTF16;
          default -> Encoding.LATIN1_OR_UTF16;
        });
  }

  private static String letters(Json types) {
    var out = new StringBuilder();
    for (Json each : types.elements()) {
      out.append(
          switch (each.text()) {
            case "i32" -> 'i';
            case "i64" -> 'l';
            case "f32" -> 'f';
            default -> 'd';
          });
    }
    return out.toString();
  }

  /** Core values as the runtime holds them; the vectors have them unsigned, and floats as text. */
  private static long[] slots(Json flat, Type type) {
    long[] slots = new long[flat.elements().size()];
    for (int i = 0; i < slots.length; i++) {
      char core = type.flat().charAt(i);
      Json value = flat.get(i);
      if (value.isText()) {
        var exact = new BigInteger(value.text());
        slots[i] = core == 'i' ? exact.intValue() : exact.longValue();
      } else {
        double number = Double.parseDouble(value.get("f").text());
        slots[i] =
            core == 'f' ? Float.floatToIntBits((float) number) : Double.doubleToLongBits(number);
      }
    }
    return slots;
  }

  private static Type type(Json json) {
    if (json.isText()) {
      return switch (json.text()) {
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
    if (json.has("len")) {
      throw new Later();
    }
    String name = json.onlyName();
    Json body = json.get(name);
    return switch (name) {
      case "list" -> Type.list(type(body));
      case "option" -> Type.option(type(body));
      case "tuple" ->
          Type.tuple(body.elements().stream().map(SpecVector::type).toArray(Type[]::new));
      case "flags" -> Type.flags("flags", names(body));
      case "enum" -> Type.enumeration("enum", names(body));
      case "record" ->
          Type.record(
              "record",
              body.elements().stream()
                  .map(each -> new Type.Field(each.get(0).text(), type(each.get(1))))
                  .toArray(Type.Field[]::new));
      case "variant" ->
          Type.variant(
              "variant",
              body.elements().stream()
                  .map(each -> new Type.Case(each.get(0).text(), optional(each.get(1))))
                  .toArray(Type.Case[]::new));
      case "result" -> Type.result(optional(body.get(0)), optional(body.get(1)));
      default -> throw new Later();
    };
  }

  private static @Nullable Type optional(Json json) {
    return json.isNull() ? null : type(json);
  }

  private static String[] names(Json list) {
    return list.elements().stream().map(Json::text).toArray(String[]::new);
  }

  private static Object expected(Json type, Json value) {
    if (value.isObject() && value.has("str")) {
      return value.get("str").text();
    }
    if (type.isText()) {
      if (value.isObject()) {
        double exact = Double.parseDouble(value.get("f").text());
        return type.text().equals("f32") ? (double) (float) exact : exact;
      }
      return String.valueOf(value.raw());
    }
    String name = type.onlyName();
    Json body = type.get(name);
    if (name.equals("list")) {
      return value.elements().stream().map(each -> expected(body, each)).toList();
    }
    Json object = value.get("obj");
    return switch (name) {
      case "tuple" -> {
        var list = new ArrayList<Object>();
        object.members().forEach((_, each) -> list.add(expected(body.get(list.size()), each)));
        yield list;
      }
      case "enum" -> object.onlyName();
      case "flags" -> {
        var set = new LinkedHashMap<String, Object>();
        object
            .members()
            .forEach((flag, on) -> {
              if (on.truth()) {
                set.put(flag, true);
              }
            });
        yield set;
      }
      case "option" -> object.has("none") ? "nil" : expected(body, object.get("some"));
      case "result" -> {
        boolean ok = object.has("ok");
        Json part = body.get(ok ? 0 : 1);
        Json payload = object.get(ok ? "ok" : "error");
        yield Map.of(ok ? "ok" : "err", part.isNull() ? true : expected(part, payload));
      }
      default -> {
        var made = new LinkedHashMap<String, Object>();
        for (Json part : body.elements()) {
          String member = part.get(0).text();
          if (object.has(member)) {
            made.put(
                member, part.get(1).isNull() ? true : expected(part.get(1), object.get(member)));
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
