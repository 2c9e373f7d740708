package ai.wippy.component.plan;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
import ai.wippy.wit.model.Interface;
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
import ai.wippy.wit.model.World;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names that types get after they have been used already: a component defines its types first and
 * says by exporting them at the end what they are called.
 *
 * <p>Types are told apart by identity: two records with the same fields are two types with two
 * names. The first name given to a type is its name; later ones are aliases.
 */
final class Renaming {
  private final Map<WitType, TypeName> names = new IdentityHashMap<>();
  private final Map<ResourceType, ResourceType> resources = new IdentityHashMap<>();
  private final Map<WitType, WitType> done = new IdentityHashMap<>();

  /** Names a type, unless it has a name. */
  void name(Item.Type type, TypeName name) {
    switch (type) {
      case Item.Value(WitType value, var from) -> names.putIfAbsent(value, name);
      case Item.Resource(ResourceType resource, var from) -> {
        if (resource.name().name().isEmpty()) {
          resources.putIfAbsent(resource, new ResourceType(name));
        }
      }
      case Item.Signature s -> {}
      case Item.InstanceType i -> {}
      case Item.ComponentType c -> {}
    }
  }

  /** The plan with every type under its name. */
  Plan plan(Plan plan) {
    World world = plan.world();
    return new Plan(
        new World(
            world.pkg(),
            world.name(),
            items(world.imports()),
            items(world.exports()),
            world.docs()),
        plan.modules(),
        plan.imports().stream()
            .map(i -> new Plan.HostImport(i.part(), i.instance(), func(i.func())))
            .toList(),
        plan.resources().stream()
            .map(r -> new Plan.Resource(resource(r.type()), r.definedBy(), r.destructor()))
            .toList(),
        plan.componentInstances(),
        plan.lowerings().stream()
            .map(l -> new Plan.Lowering(l.callee(), func(l.func()), l.options()))
            .toList(),
        plan.lifts().stream()
            .map(l -> new Plan.Lift(l.core(), func(l.func()), l.options()))
            .toList(),
        plan.steps(),
        plan.exports());
  }

  private List<World.Item> items(List<World.Item> items) {
    return items.stream().map(this::item).toList();
  }

  private World.Item item(World.Item item) {
    return switch (item) {
      case World.FuncItem(Func func) -> new World.FuncItem(func(func));
      case World.TypeItem(TypeDef def) -> new World.TypeItem(def(def));
      case World.InterfaceItem(Interface value) ->
          new World.InterfaceItem(
              new Interface(
                  value.name(),
                  value.types().stream().map(this::def).toList(),
                  value.functions().stream().map(this::func).toList(),
                  value.docs()));
    };
  }

  private TypeDef def(TypeDef def) {
    TypeDef.Target target =
        switch (def.target()) {
          case TypeDef.Value(WitType type) -> new TypeDef.Value(type(type));
          case TypeDef.Resource(ResourceType resource) -> new TypeDef.Resource(resource(resource));
        };
    return new TypeDef(def.name(), target, def.usedFrom(), def.docs());
  }

  private Func func(Func func) {
    return new Func(
        func.name(),
        func.params().stream().map(p -> new Func.Param(p.name(), type(p.type()))).toList(),
        type(func.result()),
        func.docs());
  }

  private ResourceType resource(ResourceType resource) {
    return resources.getOrDefault(resource, resource);
  }

  private Optional<WitType> type(Optional<WitType> type) {
    return type.map(this::type);
  }

  private WitType type(WitType type) {
    WitType known = done.get(type);
    if (known != null) {
      return known;
    }
    WitType parts = parts(type);
    TypeName name = names.get(type);
    WitType renamed = name == null ? parts : parts.named(name);
    done.put(type, renamed);
    return renamed;
  }

  private WitType parts(WitType type) {
    return switch (type) {
      case Primitive p -> p;
      case EnumType e -> e;
      case FlagsType f -> f;
      case ListType(WitType element) -> new ListType(type(element));
      case OptionType(WitType some, var layout) -> new OptionType(type(some), layout);
      case ResultType(var ok, var err, var layout) -> new ResultType(type(ok), type(err), layout);
      case TupleType(var elements, var layout) ->
          new TupleType(elements.stream().map(this::type).toList(), layout);
      case RecordType(var name, var fields, var layout) ->
          new RecordType(
              name,
              fields.stream()
                  .map(f -> new RecordType.Field(f.name(), type(f.type()), f.docs()))
                  .toList(),
              layout);
      case VariantType(var name, var cases, var layout) ->
          new VariantType(
              name,
              cases.stream()
                  .map(c -> new VariantType.Case(c.name(), type(c.payload()), c.docs()))
                  .toList(),
              layout);
      case OwnType(ResourceType resource) -> new OwnType(resource(resource));
      case BorrowType(ResourceType resource) -> new BorrowType(resource(resource));
    };
  }
}
