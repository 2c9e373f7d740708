package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.LIST;
import static ai.wippy.codegen.RuntimeClasses.OPTIONAL;
import static ai.wippy.codegen.RuntimeClasses.RESULT;
import static ai.wippy.codegen.RuntimeClasses.SET;
import static ai.wippy.codegen.RuntimeClasses.STRING;
import static ai.wippy.codegen.RuntimeClasses.UNIT;
import static ai.wippy.codegen.RuntimeClasses.tuple;

import ai.wippy.codegen.java.ClassName;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Spells the Java types of WIT types in one file. */
final class JavaTypes {
  private final JavaWriter out;
  private final TypeTable table;

  JavaTypes(JavaWriter out, TypeTable table) {
    this.out = out;
    this.table = table;
  }

  String of(WitType type) {
    return switch (type) {
      case Primitive.STRING -> out.ref(STRING);
      case Primitive primitive -> of(primitive);
      case ListType(Primitive element) when element == Primitive.STRING ->
          out.ref(LIST) + "<" + out.ref(STRING) + ">";
      case ListType(Primitive element) -> (element == Primitive.U8 ? "byte" : of(element)) + "[]";
      case ListType(WitType element) -> out.ref(LIST) + "<" + boxed(element) + ">";
      case OptionType option -> out.ref(OPTIONAL) + "<" + boxed(option.some()) + ">";
      case ResultType result ->
          "%s<%s, %s>".formatted(out.ref(RESULT), payload(result.ok()), payload(result.err()));
      case TupleType tuple ->
          tuple.elements().stream()
              .map(this::boxed)
              .collect(
                  Collectors.joining(", ", out.ref(tuple(tuple.elements().size())) + "<", ">"));
      case RecordType _, VariantType _, EnumType _ -> out.ref(table.of(type));
      case FlagsType _ -> out.ref(SET) + "<" + out.ref(table.of(type)) + ">";
      case OwnType(ResourceType resource) -> out.ref(table.of(resource));
      case BorrowType(ResourceType resource) -> out.ref(table.of(resource));
    };
  }

  private String payload(Optional<WitType> type) {
    return type.isPresent() ? boxed(type.get()) : out.ref(UNIT);
  }

  /** As a type argument. */
  String boxed(WitType type) {
    if (!(type instanceof Primitive primitive) || primitive == Primitive.STRING) {
      return of(type);
    }
    return out.ref(
        new ClassName(
            "java.lang",
            switch (of(primitive)) {
              case "int" -> "Integer";
              case String name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            }));
  }

  private static String of(Primitive type) {
    return switch (type) {
      case BOOL -> "boolean";
      case S8 -> "byte";
      case S16 -> "short";
      case U8, U16, S32, CHAR -> "int";
      case U32, S64, U64 -> "long";
      case F32 -> "float";
      case F64 -> "double";
      case STRING -> "String";
    };
  }

  /**
   * The values that a Java type has in excess of the WIT type, for documentation; empty for none.
   */
  static String range(WitType type) {
    return switch (type) {
      case Primitive.U8 -> "0 to 255";
      case Primitive.U16 -> "0 to 65535";
      case Primitive.U32 -> "0 to 4294967295";
      case Primitive.U64 -> "unsigned";
      case Primitive.CHAR -> "a Unicode code point";
      case ListType(Primitive element) when element != Primitive.U8 && !range(element).isEmpty() ->
          "each " + range(element);
      case OptionType option -> range(option.some());
      default -> "";
    };
  }
}
