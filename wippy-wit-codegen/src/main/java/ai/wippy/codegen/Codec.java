package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.FLAGS;
import static ai.wippy.codegen.RuntimeClasses.INTEGER;
import static ai.wippy.codegen.RuntimeClasses.LISTS;
import static ai.wippy.codegen.RuntimeClasses.NUMERIC_LISTS;
import static ai.wippy.codegen.RuntimeClasses.RESULT;
import static ai.wippy.codegen.RuntimeClasses.SCALARS;
import static ai.wippy.codegen.RuntimeClasses.STORE;
import static ai.wippy.codegen.RuntimeClasses.UNIT;
import static ai.wippy.codegen.java.JavaWriter.literal;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the Java code that lifts and lowers values (Canonical ABI: loading, storing, flat lifting;
 * {@link FlatLowering} is the fourth).
 *
 * <p>The code finds a {@code GuestHeap heap} and a {@code GuestMemory memory} in scope. Numbers,
 * strings, lists, enums and flags are converted in place; whatever has parts is left to a method of
 * {@link AbiMethods}, so that code of a type is there once.
 */
final class Codec {
  private final JavaWriter out;
  private final TypeTable table;
  private final JavaTypes types;
  private final ResourceTable resources;
  private final AbiMethods abi;

  Codec(JavaWriter out, TypeTable table, ResourceTable resources, AbiMethods abi) {
    this.out = out;
    this.table = table;
    this.types = new JavaTypes(out, table);
    this.resources = resources;
    this.abi = abi;
  }

  /** An expression that loads a value from memory. */
  String load(WitType type, String at, long offset) {
    String place = plus(at, offset);
    return switch (type) {
      case Primitive primitive -> load(primitive, at, offset);
      case ListType list ->
          liftList(list, "memory.i32(" + place + ")", "memory.i32(" + plus(at, offset + 4) + ")");
      case EnumType enumeration ->
          call(abi.lift(enumeration), discriminant(enumeration.discriminantSize(), place));
      case FlagsType flags -> flags(flags, discriminant((int) flags.layout().size(), place));
      case RecordType _, VariantType _, TupleType _, OptionType _, ResultType _ ->
          call(abi.load(type), "heap, " + place);
      case OwnType _, BorrowType _ -> liftHandle(type, "memory.i32(" + place + ")");
    };
  }

  private String load(Primitive type, String at, long offset) {
    String place = plus(at, offset);
    return switch (type) {
      case BOOL -> "memory.u8(" + place + ") != 0";
      case S8 -> "(byte) memory.s8(" + place + ")";
      case U8 -> "memory.u8(" + place + ")";
      case S16 -> "(short) memory.s16(" + place + ")";
      case U16 -> "memory.u16(" + place + ")";
      case S32 -> "memory.i32(" + place + ")";
      case U32 -> out.ref(INTEGER) + ".toUnsignedLong(memory.i32(" + place + "))";
      case S64, U64 -> "memory.i64(" + place + ")";
      case F32 -> out.ref(SCALARS) + ".f32(memory.f32(" + place + "))";
      case F64 -> out.ref(SCALARS) + ".f64(memory.f64(" + place + "))";
      case CHAR -> out.ref(SCALARS) + ".character(memory.i32(" + place + "))";
      case STRING ->
          "heap.liftString(memory.i32(%s), memory.i32(%s))".formatted(place, plus(at, offset + 4));
    };
  }

  /** An expression that reads an unsigned discriminant. */
  static String discriminant(int size, String place) {
    return switch (size) {
      case 1 -> "memory.u8(" + place + ")";
      case 2 -> "memory.u16(" + place + ")";
      default -> "memory.i32(" + place + ")";
    };
  }

  /** An expression that lifts a list. */
  String liftList(ListType list, String at, String count) {
    String range = "heap, " + at + ", " + count;
    return switch (list.element()) {
      case Primitive.STRING -> out.ref(LISTS) + ".liftStrings(" + range + ")";
      case Primitive element ->
          out.ref(NUMERIC_LISTS) + ".lift" + numeric(element) + "(" + range + ")";
      case WitType element ->
          "%s.lift(%s, %d, %d, %s)"
              .formatted(
                  out.ref(LISTS),
                  range,
                  element.layout().size(),
                  element.layout().alignment(),
                  reference(abi.load(element)));
    };
  }

  /** A statement that stores a value in memory; {@code path} is what messages call it. */
  String store(WitType type, String at, long offset, String value, String path) {
    String place = plus(at, offset);
    return switch (type) {
      case Primitive.STRING -> "heap.store(" + place + ", " + lowerString(value, path) + ");";
      case Primitive primitive ->
          "memory.%s(%s, %s);".formatted(setter(primitive), place, toCore(primitive, value, path));
      case ListType list -> "heap.store(" + place + ", " + lowerList(list, value, path) + ");";
      case EnumType enumeration ->
          storeDiscriminant(enumeration.discriminantSize(), place, value + ".ordinal()");
      case FlagsType flags -> storeDiscriminant((int) flags.layout().size(), place, toBits(value));
      case RecordType _, VariantType _, TupleType _, OptionType _, ResultType _ ->
          "%s.named(%s, %s, heap, %s, %s);"
              .formatted(out.ref(STORE), literal(path), reference(abi.store(type)), place, value);
      case OwnType _, BorrowType _ ->
          "memory.i32(" + place + ", " + lowerHandle(type, value, path) + ");";
    };
  }

  static String storeDiscriminant(int size, String place, String value) {
    return "memory.%s(%s, %s);"
        .formatted(size == 1 ? "u8" : size == 2 ? "u16" : "i32", place, value);
  }

  private static String setter(Primitive type) {
    return switch (type) {
      case BOOL, S8, U8 -> "u8";
      case S16, U16 -> "u16";
      case S32, U32, CHAR -> "i32";
      case S64, U64 -> "i64";
      case F32 -> "f32";
      case F64 -> "f64";
      case STRING -> throw new IllegalStateException("a string takes two");
    };
  }

  /** An expression for the core value of a number, which is checked. */
  String toCore(Primitive type, String value, String path) {
    return switch (type) {
      case BOOL -> value + " ? 1 : 0";
      case S8, S16, S32, S64, U64, F32, F64 -> value;
      case U8 -> checked("u8", value, path);
      case U16 -> checked("u16", value, path);
      case U32 -> checked("u32", value, path);
      case CHAR -> checked("character", value, path);
      case STRING -> throw new IllegalStateException("a string takes two");
    };
  }

  private String checked(String method, String value, String path) {
    return "%s.%s(%s, %s)".formatted(out.ref(SCALARS), method, value, literal(path));
  }

  /** An expression that lowers a string, to one {@code long} of a place and a length. */
  String lowerString(String value, String path) {
    return "heap.lowerString(" + value + ", " + literal(path) + ")";
  }

  /** An expression that lowers a list, to one {@code long} of a place and a length. */
  String lowerList(ListType list, String value, String path) {
    return switch (list.element()) {
      case Primitive.STRING ->
          "%s.lowerStrings(heap, %s, %s)".formatted(out.ref(LISTS), value, literal(path));
      case Primitive element -> {
        boolean mayNotFit =
            switch (element) {
              case U16, U32, CHAR -> true;
              case BOOL, S8, U8, S16, S32, S64, U64, F32, F64, STRING -> false;
            };
        yield "%s.lower%s(heap, %s%s)"
            .formatted(
                out.ref(NUMERIC_LISTS),
                numeric(element),
                value,
                mayNotFit ? ", " + literal(path) : "");
      }
      case WitType element ->
          "%s.lower(heap, %s, %d, %d, %s, %s)"
              .formatted(
                  out.ref(LISTS),
                  value,
                  element.layout().size(),
                  element.layout().alignment(),
                  literal(path),
                  reference(abi.store(element)));
    };
  }

  private static String numeric(Primitive element) {
    return switch (element) {
      case BOOL -> "Bool";
      case S8, U8 -> "Bytes";
      case S16 -> "S16";
      case U16 -> "U16";
      case S32 -> "S32";
      case U32 -> "U32";
      case S64, U64 -> "Longs";
      case F32 -> "F32";
      case F64 -> "F64";
      case CHAR -> "Char";
      case STRING -> throw new IllegalStateException("strings are no numbers");
    };
  }

  /** An expression that lifts a value that takes one core value. */
  String lift(WitType type, String core) {
    return switch (type) {
      case Primitive primitive -> lift(primitive, core);
      case EnumType enumeration -> call(abi.lift(enumeration), core);
      case FlagsType flags -> flags(flags, core);
      case RecordType record ->
          "new %s(%s)".formatted(types.of(record), lift(record.fields().getFirst().type(), core));
      case TupleType tuple ->
          "new %s<>(%s)"
              .formatted(out.ref(RuntimeClasses.tuple(1)), lift(tuple.elements().getFirst(), core));
      case VariantType variant -> call(abi.lift(variant), core);
      case ResultType _ ->
          "%s.discriminant(%s, 2) == 0 ? %s : %s"
              .formatted(out.ref(SCALARS), core, result("ok", unit()), result("err", unit()));
      case OwnType _, BorrowType _ -> liftHandle(type, core);
      case ListType _, OptionType _ ->
          throw new IllegalStateException(type.wit() + " takes more than one core value");
    };
  }

  private String lift(Primitive type, String core) {
    return switch (type) {
      case BOOL -> core + " != 0";
      case S8 -> "(byte) " + core;
      case U8 -> core + " & 0xFF";
      case S16 -> "(short) " + core;
      case U16 -> core + " & 0xFFFF";
      case S32, S64, U64 -> core;
      case U32 -> out.ref(INTEGER) + ".toUnsignedLong(" + core + ")";
      case F32 -> out.ref(SCALARS) + ".f32(" + core + ")";
      case F64 -> out.ref(SCALARS) + ".f64(" + core + ")";
      case CHAR -> out.ref(SCALARS) + ".character(" + core + ")";
      case STRING -> throw new IllegalStateException("a string takes two core values");
    };
  }

  private String liftHandle(WitType type, String index) {
    return "heap.handles().lift%s(%d, %s, %s.class)"
        .formatted(ownership(type), number(type), index, types.of(type));
  }

  /** An expression for the index of what a handle stands for in the guest's table. */
  String lowerHandle(WitType type, String value, String path) {
    return "heap.handles().lower%s(%d, %s, %s)"
        .formatted(ownership(type), number(type), value, literal(path));
  }

  private static String ownership(WitType handle) {
    return handle instanceof OwnType ? "Own" : "Borrow";
  }

  private int number(WitType handle) {
    return switch (handle) {
      case OwnType(ResourceType resource) -> resources.number(resource);
      case BorrowType(ResourceType resource) -> resources.number(resource);
      default -> throw new IllegalStateException(handle.wit());
    };
  }

  String result(String factory, String payload) {
    return out.ref(RESULT) + "." + factory + "(" + payload + ")";
  }

  String unit() {
    return out.ref(UNIT) + ".UNIT";
  }

  private String flags(FlagsType flags, String bits) {
    return "%s.ofBits(%s.class, %s)".formatted(out.ref(FLAGS), out.ref(table.of(flags)), bits);
  }

  /** An expression for the bits of flags. */
  String toBits(String value) {
    return out.ref(FLAGS) + ".toBits(" + value + ")";
  }

  static String caseName(WitType type, int index) {
    return switch (type) {
      case VariantType variant -> "." + variant.cases().get(index).name();
      case ResultType _ -> index == 0 ? ".ok" : ".err";
      default -> "";
    };
  }

  /** Patterns of the cases, with {@code ?} for the variable that takes the payload. */
  List<String> patterns(WitType type) {
    return switch (type) {
      case ResultType _ -> List.of(out.ref(RESULT) + ".Ok(var ?)", out.ref(RESULT) + ".Err(var ?)");
      case VariantType variant -> {
        var patterns = new ArrayList<String>();
        String name = out.ref(table.of(variant));
        List<String> classes = Members.caseClasses(variant, table.of(variant).simpleName());
        for (int i = 0; i < classes.size(); i++) {
          boolean payload = variant.cases().get(i).payload().isPresent();
          patterns.add(name + "." + classes.get(i) + (payload ? "(var ?)" : " ?"));
        }
        yield patterns;
      }
      default -> throw new IllegalStateException(type.wit());
    };
  }

  private String call(String method, String args) {
    return abi.prefix(out, ".") + method + "(" + args + ")";
  }

  private String reference(String method) {
    return abi.reference(out) + "::" + method;
  }

  static String plus(String at, long offset) {
    return offset == 0 ? at : at + " + " + offset;
  }
}
