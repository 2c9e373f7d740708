package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;
import static ai.wippy.component.ComponentException.unsupported;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.WitType;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules on type definitions (Binary.md, type definitions). */
final class TypeRules {
  private static final CoreSubType.Function DESTRUCTOR =
      new CoreSubType.Function(List.of(CoreValue.Number.I32), List.of());

  private final Types types;
  private final Space space;
  private final int offset;

  TypeRules(Types types, Space space, int offset) {
    this.types = types;
    this.space = space;
    this.offset = offset;
  }

  /** The value types at hand, their indices checked. */
  private final class Indices implements ValueTypes.Space {
    @Override
    public WitType value(int index) {
      if (space.type(offset, index) instanceof Entity.Value(WitType type)) {
        return type;
      }
      throw invalid(offset, "type index %d is not a defined type", index);
    }

    @Override
    public ResourceType resource(int index) {
      return TypeRules.this.resource(index);
    }
  }

  ResourceType resource(int index) {
    if (space.type(offset, index) instanceof Entity.Resource(ResourceType type)) {
      return type;
    }
    throw invalid(offset, "type index %d is not a resource type", index);
  }

  Entity.Function function(int index) {
    if (space.type(offset, index) instanceof Entity.Of(Entity.Function function)) {
      return function;
    }
    throw invalid(offset, "type index %d is not a function type", index);
  }

  Entity.Type value(DefType.Value type) {
    check(type);
    WitType value = new ValueTypes(new Indices()).of(type);
    types.measure(offset, value);
    return new Entity.Value(value);
  }

  Entity.Type function(DefType.Func func) {
    checkNames("function parameter", func.params().stream().map(DefType.Label::name).toList());
    func.params().forEach(p -> check(p.type()));
    func.result().ifPresent(this::check);
    var values = new ValueTypes(new Indices());
    List<Func.Param> params = values.params(func.params());
    Optional<WitType> result = values.of(func.result());
    Measure measure = types.measure(offset, params.stream().map(Func.Param::type).toList(), result);
    if (result.filter(this::borrows).isPresent()) {
      throw invalid(offset, "function result cannot contain a `borrow` type");
    }
    return new Entity.Of(new Entity.Function(params, result, measure));
  }

  private boolean borrows(WitType type) {
    Set<WitType> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean found = borrows(type, seen);
    types.effort.spend(offset, seen.size());
    return found;
  }

  private static boolean borrows(WitType type, Set<WitType> seen) {
    return seen.add(type)
        && (type instanceof BorrowType
            || Subtyping.parts(type).stream().anyMatch(part -> borrows(part, seen)));
  }

  Entity.Type resource(DefType.Resource resource) {
    if (space.kind() != Space.Kind.COMPONENT) {
      throw invalid(offset, "resources can only be defined within a concrete component");
    }
    if (resource.representation() == CoreValue.Number.I64) {
      throw unsupported(offset, "64-bit representations of resources");
    }
    if (resource.representation() != CoreValue.Number.I32) {
      throw invalid(offset, "resources can only be represented by `i32`");
    }
    if (resource.destructor().isPresent()) {
      CoreExtern destructor = space.core(offset, Sort.CORE_FUNC, resource.destructor().getAsInt());
      if (!destructor.equals(new CoreExtern.Func(types.core.function(DESTRUCTOR)))) {
        throw invalid(offset, "wrong signature for a destructor: expected (i32) -> ()");
      }
    }
    ResourceType type = Resources.fresh("");
    space.defined.add(type);
    space.local.add(type);
    return new Entity.Resource(type);
  }

  private void check(ValType type) {
    if (type instanceof ValType.Gated(var feature)) {
      throw unsupported(offset, "the type %s", feature);
    }
  }

  private void check(Optional<ValType> type) {
    type.ifPresent(this::check);
  }

  private void check(DefType.Value type) {
    switch (type) {
      case DefType.Prim p -> {}
      case DefType.Record(var fields) -> {
        checkNotEmpty(fields, "record type must have at least one field");
        checkNames("record field", fields.stream().map(DefType.Label::name).toList());
        fields.forEach(f -> check(f.type()));
      }
      case DefType.Variant(var cases) -> {
        checkNotEmpty(cases, "variant type must have at least one case");
        checkNames("variant case", cases.stream().map(DefType.Case::name).toList());
        cases.forEach(c -> check(c.payload()));
      }
      case DefType.ListOf(var element) -> check(element);
      case DefType.Tuple(var elements) -> {
        checkNotEmpty(elements, "tuple type must have at least one type");
        elements.forEach(this::check);
      }
      case DefType.Flags(var names) -> {
        checkNotEmpty(names, "flags must have at least one entry");
        if (names.size() > 32) {
          throw invalid(offset, "cannot have more than 32 flags, found %d", names.size());
        }
        checkNames("flag", names);
      }
      case DefType.Enum(var names) -> {
        checkNotEmpty(names, "enum type must have at least one variant");
        checkNames("enum tag", names);
      }
      case DefType.Option(var some) -> check(some);
      case DefType.Result(var ok, var err) -> {
        check(ok);
        check(err);
      }
      case DefType.Own o -> {}
      case DefType.Borrow b -> {}
      case DefType.Gated(var feature) -> throw unsupported(offset, "%s", feature);
    }
  }

  private void checkNotEmpty(List<?> parts, String rule) {
    if (parts.isEmpty()) {
      throw invalid(offset, "%s", rule);
    }
  }

  private void checkNames(String what, List<String> names) {
    var seen = new HashMap<String, String>();
    for (String name : names) {
      if (name.isEmpty()) {
        throw invalid(offset, "%s name cannot be empty", what);
      }
      if (!Labels.isLabel(name)) {
        throw invalid(offset, "%s name `%s` is not in kebab case", what, name);
      }
      String previous = seen.put(name.toLowerCase(Locale.ROOT), name);
      if (previous != null) {
        throw invalid(
            offset, "%s name `%s` conflicts with previous name `%s`", what, name, previous);
      }
    }
  }
}
