package ai.wippy.wit.resolve;

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
import ai.wippy.wit.model.WitType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of types in which resources and names are replaced by others.
 *
 * <p>An interface that defines a resource defines another one each time that a world exports it or
 * gives it a plain name. What does not change is not copied.
 */
final class Copies {
  private final Map<ResourceType, ResourceType> resources = new IdentityHashMap<>();
  private final Map<TypeName, TypeName> names = new HashMap<>();
  private final Map<WitType, WitType> types = new IdentityHashMap<>();

  /** From now on, copies hold one resource instead of another. */
  void replace(ResourceType from, ResourceType to) {
    resources.put(from, to);
  }

  /** From now on, types of one name go by another. */
  void rename(TypeName from, TypeName to) {
    names.put(from, to);
  }

  /** An interface under a name, with new resources for those that it defines. */
  Interface copy(Interface original, InterfaceName name) {
    for (TypeDef def : original.types()) {
      boolean defined = def.usedFrom().isEmpty();
      if (defined && def.target() instanceof TypeDef.Resource(ResourceType resource)) {
        resources.computeIfAbsent(resource, r -> new ResourceType(r.name()));
      }
    }
    boolean plain = original.name().pkg().isPresent() && name.pkg().isEmpty();
    return new Interface(
        name,
        plain ? Optional.of(original.name()) : original.implemented(),
        original.types().stream().map(this::copy).toList(),
        original.functions().stream().map(f -> copy(f, f.name())).toList(),
        original.docs());
  }

  TypeDef copy(TypeDef def) {
    return new TypeDef(def.name(), copy(def.target()), def.usedFrom(), def.docs());
  }

  TypeDef.Target copy(TypeDef.Target target) {
    return switch (target) {
      case TypeDef.Value(WitType type) -> new TypeDef.Value(copy(type));
      case TypeDef.Resource(ResourceType resource) -> new TypeDef.Resource(copy(resource));
    };
  }

  Func copy(Func func, String name) {
    List<Func.Param> params =
        func.params().stream().map(p -> new Func.Param(p.name(), copy(p.type()))).toList();
    return new Func(name, params, func.result().map(this::copy), func.docs());
  }

  private ResourceType copy(ResourceType resource) {
    return resources.getOrDefault(resource, resource);
  }

  private Optional<TypeName> copy(Optional<TypeName> name) {
    return name.map(n -> names.getOrDefault(n, n));
  }

  private WitType copy(WitType type) {
    WitType copy = types.get(type);
    if (copy == null) {
      WitType made = made(type);
      copy = made.equals(type) ? type : made;
      types.put(type, copy);
    }
    return copy;
  }

  private WitType made(WitType type) {
    return switch (type) {
      case Primitive primitive -> primitive;
      case ListType(WitType element) -> new ListType(copy(element));
      case OptionType option -> OptionType.of(copy(option.some()));
      case ResultType result ->
          ResultType.of(result.ok().map(this::copy), result.err().map(this::copy));
      case TupleType tuple -> TupleType.of(tuple.elements().stream().map(this::copy).toList());
      case RecordType record ->
          RecordType.of(
              copy(record.name()),
              record.fields().stream()
                  .map(f -> new RecordType.Field(f.name(), copy(f.type()), f.docs()))
                  .toList());
      case VariantType variant ->
          VariantType.of(
              copy(variant.name()),
              variant.cases().stream()
                  .map(c -> new VariantType.Case(c.name(), c.payload().map(this::copy), c.docs()))
                  .toList());
      case EnumType enumeration -> new EnumType(copy(enumeration.name()), enumeration.cases());
      case FlagsType flags -> new FlagsType(copy(flags.name()), flags.flags());
      case OwnType(ResourceType resource) -> new OwnType(copy(resource));
      case BorrowType(ResourceType resource) -> new BorrowType(copy(resource));
    };
  }
}
