package ai.wippy.component.plan;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The types that items use, each told from others like it. */
final class UsedTypes {
  private final Set<Object> types = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Whether something that was added uses a type that {@code item} defines. */
  boolean defines(Item item) {
    return switch (item) {
      case Item.Value(WitType type, var from) -> isNominal(type) && types.contains(type);
      case Item.Resource(var resource, var from) -> types.contains(resource);
      case Item.Instance(var exports) -> exports.values().stream().anyMatch(this::defines);
      case Item.Function _,
          Item.Signature _,
          Item.InstanceType _,
          Item.ComponentType _,
          Item.Closure _,
          Item.Module _ ->
          false;
    };
  }

  private static boolean isNominal(WitType type) {
    return type instanceof RecordType
        || type instanceof VariantType
        || type instanceof EnumType
        || type instanceof FlagsType;
  }

  void add(Item item) {
    switch (item) {
      case Item.Function(var target, Func func) -> {
        func.params().forEach(p -> add(p.type()));
        func.result().ifPresent(this::add);
      }
      case Item.Value(WitType type, var from) -> add(type);
      case Item.Resource(var resource, var from) -> types.add(resource);
      case Item.Instance(var exports) -> exports.values().forEach(this::add);
      case Item.Signature _, Item.InstanceType _, Item.ComponentType _ -> {}
      case Item.Closure _, Item.Module _ -> {}
    }
  }

  private void add(WitType type) {
    if (!types.add(type)) {
      return;
    }
    switch (type) {
      case Primitive _, EnumType _, FlagsType _ -> {}
      case OwnType(var resource) -> types.add(resource);
      case BorrowType(var resource) -> types.add(resource);
      case ListType(var element) -> add(element);
      case OptionType option -> add(option.some());
      case ResultType result -> {
        result.ok().ifPresent(this::add);
        result.err().ifPresent(this::add);
      }
      case TupleType tuple -> tuple.elements().forEach(this::add);
      case RecordType record -> record.fields().forEach(f -> add(f.type()));
      case VariantType variant -> variant.cases().forEach(c -> c.payload().ifPresent(this::add));
    }
  }
}
