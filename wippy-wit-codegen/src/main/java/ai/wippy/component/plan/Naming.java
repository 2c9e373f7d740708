package ai.wippy.component.plan;

import ai.wippy.wit.model.TypeName;
import ai.wippy.wit.model.WitType;

/** Gives names to types that were defined without one. */
final class Naming {
  private Naming() {}

  static Item.Type named(Item.Type type, TypeName name) {
    return type instanceof Item.Value(WitType value, var from)
        ? new Item.Value(value.named(name), from)
        : type;
  }
}
