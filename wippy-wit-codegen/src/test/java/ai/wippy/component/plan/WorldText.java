package ai.wippy.component.plan;

import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.TypeDef;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import ai.wippy.wit.model.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A world as lines, for people to review. */
final class WorldText {
  private WorldText() {}

  static List<String> lines(World world) {
    var out = new ArrayList<String>();
    items(out, "import", world.imports());
    items(out, "export", world.exports());
    return out;
  }

  private static void items(List<String> out, String direction, List<World.Item> items) {
    for (World.Item item : items) {
      switch (item) {
        case World.FuncItem(Func func) ->
            out.add("world %s %s: %s".formatted(direction, func.name(), func.wit()));
        case World.TypeItem(TypeDef def) -> out.add("world %s %s".formatted(direction, def(def)));
        case World.InterfaceItem(var value) -> {
          out.add("world %s %s".formatted(direction, value.name()));
          value.types().forEach(t -> out.add("  " + def(t)));
          value.functions().forEach(f -> out.add("  %s: %s".formatted(f.name(), f.wit())));
        }
      }
    }
  }

  private static String def(TypeDef def) {
    return switch (def.target()) {
      case TypeDef.Resource(var resource) ->
          "resource %s = %s".formatted(def.name(), resource.name().name());
      case TypeDef.Value(var type) -> "type %s = %s".formatted(def.name(), body(type));
    };
  }

  private static String body(WitType type) {
    WitType anonymous =
        switch (type) {
          case RecordType r -> new RecordType(Optional.empty(), r.fields(), r.layout());
          case VariantType v -> new VariantType(Optional.empty(), v.cases(), v.layout());
          case EnumType e -> new EnumType(Optional.empty(), e.cases());
          case FlagsType f -> new FlagsType(Optional.empty(), f.flags());
          default -> type;
        };
    return type.wit().equals(anonymous.wit())
        ? type.wit()
        : "%s: %s".formatted(type.wit(), anonymous.wit());
  }
}
