package ai.wippy.codegen;

import static ai.wippy.codegen.RuntimeClasses.TYPE;
import static ai.wippy.codegen.java.JavaWriter.literal;

import ai.wippy.codegen.java.JavaWriter;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
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
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Expressions that make the runtime's {@code Type} of a WIT type; declared types get a constant.
 */
final class TypeConstants {
  private final JavaWriter out;
  private final ResourceTable resources;
  private final Scope names = new Scope("FUNCTIONS", "LIFTED");
  private final List<Map.Entry<WitType, String>> constants = new ArrayList<>();
  private final List<Runnable> declarations = new ArrayList<>();

  TypeConstants(JavaWriter out, ResourceTable resources) {
    this.out = out;
    this.resources = resources;
  }

  /** Writes the constants that were asked for, each after those that it uses. */
  void write() {
    declarations.forEach(Runnable::run);
  }

  String of(WitType type) {
    String runtime = out.ref(TYPE);
    return switch (type) {
      case Primitive primitive -> runtime + "." + primitive.wit().toUpperCase(Locale.ROOT);
      case ListType list -> "%s.list(%s)".formatted(runtime, of(list.element()));
      case OptionType option -> "%s.option(%s)".formatted(runtime, of(option.some()));
      case ResultType result ->
          "%s.result(%s, %s)".formatted(runtime, orNull(result.ok()), orNull(result.err()));
      case TupleType tuple ->
          tuple.elements().stream()
              .map(this::of)
              .collect(Collectors.joining(", ", runtime + ".tuple(", ")"));
      case RecordType record ->
          constant(
              type,
              "record",
              record.fields().stream()
                  .map(f ->
                      "new %s.Field(%s, %s)".formatted(runtime, literal(f.name()), of(f.type())))
                  .toList());
      case VariantType variant ->
          constant(
              type,
              "variant",
              variant.cases().stream()
                  .map(c ->
                      "new %s.Case(%s%s)"
                          .formatted(
                              runtime,
                              literal(c.name()),
                              c.payload().map(payload -> ", " + of(payload)).orElse("")))
                  .toList());
      case EnumType enumeration ->
          constant(
              type,
              "enumeration",
              enumeration.cases().stream().map(c -> literal(c.name())).toList());
      case FlagsType flags ->
          constant(type, "flags", flags.flags().stream().map(f -> literal(f.name())).toList());
      case OwnType(ResourceType resource) -> handle("own", resource);
      case BorrowType(ResourceType resource) -> handle("borrow", resource);
    };
  }

  private String handle(String factory, ResourceType resource) {
    return "%s.%s(%s, %d)"
        .formatted(
            out.ref(TYPE), factory, literal(resource.name().name()), resources.number(resource));
  }

  private String orNull(Optional<WitType> type) {
    return type.map(this::of).orElse("null");
  }

  private String constant(WitType type, String factory, List<String> parts) {
    for (Map.Entry<WitType, String> each : constants) {
      if (each.getKey().equals(type)) {
        return each.getValue();
      }
    }
    Optional<TypeName> name = TypeTable.nameOf(type);
    String constant = names.fresh(Kebab.toConstant(name.map(TypeName::name).orElse(factory)));
    constants.add(Map.entry(type, constant));
    String runtime = out.ref(TYPE);
    var args = new ArrayList<String>(List.of(literal(type.wit())));
    args.addAll(parts);
    declarations.add(() -> {
      out.line("private static final " + runtime + " " + constant + " =");
      out.indented(2, () -> out.call(runtime + "." + factory, args, ";"));
    });
    return constant;
  }
}
