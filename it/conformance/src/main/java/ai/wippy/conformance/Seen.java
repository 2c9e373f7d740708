package ai.wippy.conformance;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.model.WitType;
import ai.wippy.wit.model.World;
import ai.wippy.wit.resolve.Resolution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Packages as sorted lines of text, every type in full. */
final class Seen {
  private final Map<String, String> out = new TreeMap<>();

  private Seen() {}

  static String of(Resolution resolution) {
    var seen = new Seen();
    resolution.packages().forEach(seen::packageText);
    return joined(seen.out);
  }

  /** A world alone, with the interfaces that it names. */
  static String of(World world) {
    var seen = new Seen();
    seen.worldText("", world);
    return joined(seen.out);
  }

  static String joined(Map<String, String> lines) {
    return lines.entrySet().stream()
        .map(e -> (e.getKey() + " " + e.getValue()).stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private void packageText(WitPackage pkg) {
    out.put("package " + pkg.name(), "");
    pkg.interfaces().forEach(this::interfaceText);
    for (World world : pkg.worlds()) {
      String name = pkg.name() + " " + world.name();
      out.put("world " + name, "");
      worldText(name + " ", world);
    }
  }

  private void worldText(String name, World world) {
    world.imports().forEach(item -> item("imports " + name, item));
    world.exports().forEach(item -> item("exports " + name, item));
  }

  private void item(String where, World.Item item) {
    switch (item) {
      case World.InterfaceItem(Interface value) -> {
        out.put(where + value.name(), "interface");
        if (value.name().pkg().isEmpty()) {
          interfaceText(value);
        }
      }
      case World.FuncItem(Func func) -> out.put(where + func.name(), function(func));
      case World.TypeItem(TypeDef def) -> out.put(where + def.name(), definition(def));
    }
  }

  private void interfaceText(Interface value) {
    InterfaceName name = value.name();
    out.put("interface " + name, "");
    value.types().forEach(def -> out.put("type " + name + " " + def.name(), definition(def)));
    value.functions().forEach(f -> out.put("func " + name + " " + f.name(), function(f)));
  }

  private static String function(Func func) {
    return func.params().stream()
            .map(p -> p.name() + ": " + type(p.type()))
            .collect(Collectors.joining(", ", "(", ")"))
        + func.result().map(t -> " -> " + type(t)).orElse("");
  }

  private static String definition(TypeDef def) {
    boolean defined = def.usedFrom().isEmpty();
    return switch (def.target()) {
      case TypeDef.Resource(ResourceType r) ->
          defined && r.name().name().equals(def.name())
              ? "resource"
              : "resource " + named(r.name());
      case TypeDef.Value(WitType type) -> {
        Optional<TypeName> name = type.typeName();
        yield defined && name.isPresent() && name.get().name().equals(def.name())
            ? structure(type)
            : type(type);
      }
    };
  }

  private static String structure(WitType type) {
    return switch (type) {
      case RecordType record ->
          parts(
              "record",
              record.fields().stream().map(f -> f.name() + ": " + type(f.type())).toList());
      case VariantType variant ->
          parts(
              "variant",
              variant.cases().stream()
                  .map(c -> c.name() + c.payload().map(t -> ": " + type(t)).orElse(""))
                  .toList());
      case EnumType enumeration ->
          parts("enum", enumeration.cases().stream().map(EnumType.Case::name).toList());
      case FlagsType flags ->
          parts("flags", flags.flags().stream().map(FlagsType.Flag::name).toList());
      default -> throw new IllegalArgumentException(type.wit() + " has no parts with names");
    };
  }

  private static String parts(String keyword, List<String> parts) {
    return parts.stream().collect(Collectors.joining(", ", keyword + " {", "}"));
  }

  private static String type(WitType type) {
    return switch (type) {
      case Primitive primitive -> primitive.wit();
      case ListType(WitType element) -> "list<" + type(element) + ">";
      case OptionType option -> "option<" + type(option.some()) + ">";
      case ResultType result ->
          "result<%s, %s>"
              .formatted(
                  result.ok().map(Seen::type).orElse("_"),
                  result.err().map(Seen::type).orElse("_"));
      case TupleType tuple ->
          tuple.elements().stream()
              .map(Seen::type)
              .collect(Collectors.joining(", ", "tuple<", ">"));
      case RecordType _, VariantType _, EnumType _, FlagsType _ ->
          named(type.typeName().orElseThrow());
      case OwnType(ResourceType r) -> "own<resource " + named(r.name()) + ">";
      case BorrowType(ResourceType r) -> "borrow<resource " + named(r.name()) + ">";
    };
  }

  private static String named(TypeName name) {
    return name.owner().map(InterfaceName::toString).orElse("") + "." + name.name();
  }
}
