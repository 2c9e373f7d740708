package ai.wippy.component.plan;

import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.Optional;

/** Gives names to types that were defined without one. */
final class Naming {
  private Naming() {}

  static Item.Type named(Item.Type type, TypeName name) {
    return type instanceof Item.Value(WitType value, var from)
        ? new Item.Value(named(value, name), from)
        : type;
  }

  /** The same type under a name, if it is of a kind that has names and has none yet. */
  static WitType named(WitType type, TypeName name) {
    Optional<TypeName> named = Optional.of(name);
    return switch (type) {
      case RecordType r when r.name().isEmpty() -> new RecordType(named, r.fields(), r.layout());
      case VariantType v when v.name().isEmpty() -> new VariantType(named, v.cases(), v.layout());
      case EnumType e when e.name().isEmpty() -> new EnumType(named, e.cases());
      case FlagsType f when f.name().isEmpty() -> new FlagsType(named, f.flags());
      default -> type;
    };
  }
}
