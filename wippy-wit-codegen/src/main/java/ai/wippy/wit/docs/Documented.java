package ai.wippy.wit.docs;

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
import ai.wippy.wit.model.World;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of parts of a model in which everything that has no documentation gets that of its name.
 *
 * <p>The copies of one type or resource are one type or resource. Types keep their shape: nothing
 * but texts changes.
 */
public final class Documented {
  private final Map<Subject, String> texts;
  private final Map<WitType, WitType> types = new IdentityHashMap<>();
  private final Map<ResourceType, ResourceType> resources = new IdentityHashMap<>();

  Documented(Map<Subject, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  /** A world with all that it imports and exports. */
  public World world(World world) {
    return new World(
        world.pkg(),
        world.name(),
        items(world.imports()),
        items(world.exports()),
        text(world.docs(), Subject.of(Optional.empty())));
  }

  private List<World.Item> items(List<World.Item> items) {
    return items.stream().map(this::item).toList();
  }

  private World.Item item(World.Item item) {
    return switch (item) {
      case World.FuncItem(Func func) -> new World.FuncItem(func(Optional.empty(), func));
      case World.TypeItem(TypeDef def) -> new World.TypeItem(def(Optional.empty(), def));
      case World.InterfaceItem(Interface value) -> new World.InterfaceItem(of(value));
    };
  }

  /** An interface with all that is in it. */
  public Interface of(Interface value) {
    Optional<InterfaceName> name = Optional.of(value.name());
    return new Interface(
        value.name(),
        value.implemented(),
        value.types().stream().map(def -> def(name, def)).toList(),
        value.functions().stream().map(func -> func(name, func)).toList(),
        text(value.docs(), Subject.of(name)));
  }

  private TypeDef def(Optional<InterfaceName> owner, TypeDef def) {
    TypeDef.Target target =
        switch (def.target()) {
          case TypeDef.Value(WitType type) -> new TypeDef.Value(type(type));
          case TypeDef.Resource(ResourceType resource) -> new TypeDef.Resource(resource(resource));
        };
    Optional<TypeName> used = def.usedFrom().map(this::name);
    return new TypeDef(def.name(), target, used, text(def.docs(), Subject.of(owner, def.name())));
  }

  /**
   * A function.
   *
   * @param owner its interface; empty for one of the world itself
   */
  public Func func(Optional<InterfaceName> owner, Func func) {
    return new Func(
        func.name(),
        func.params().stream().map(p -> new Func.Param(p.name(), type(p.type()))).toList(),
        func.result().map(this::type),
        text(func.docs(), Subject.of(owner, func.name())));
  }

  /** A resource. */
  public ResourceType resource(ResourceType resource) {
    return resources.computeIfAbsent(
        resource,
        _ -> {
          TypeName name = name(resource.name());
          return name.equals(resource.name()) ? resource : new ResourceType(name);
        });
  }

  private TypeName name(TypeName name) {
    String text = text(name.docs(), Subject.of(name.owner(), name.name()));
    return new TypeName(name.owner(), name.name(), text);
  }

  private Optional<TypeName> name(Optional<TypeName> name) {
    return name.map(this::name);
  }

  private String text(String before, Subject subject) {
    return before.isEmpty() ? texts.getOrDefault(subject, "") : before;
  }

  private String part(Optional<TypeName> name, String part, String before) {
    return name.map(n -> text(before, new Subject(n.owner(), n.name(), part))).orElse(before);
  }

  private WitType type(WitType type) {
    WitType known = types.get(type);
    if (known == null) {
      known = made(type);
      types.put(type, known);
    }
    return known;
  }

  private WitType made(WitType type) {
    return switch (type) {
      case Primitive p -> p;
      case ListType(WitType element) -> new ListType(type(element));
      case OptionType(WitType some, var layout) -> new OptionType(type(some), layout);
      case ResultType(var ok, var err, var layout) ->
          new ResultType(ok.map(this::type), err.map(this::type), layout);
      case TupleType(var elements, var layout) ->
          new TupleType(elements.stream().map(this::type).toList(), layout);
      case RecordType(var name, var fields, var layout) ->
          new RecordType(
              name(name),
              fields.stream()
                  .map(f ->
                      new RecordType.Field(
                          f.name(), type(f.type()), part(name, f.name(), f.docs())))
                  .toList(),
              layout);
      case VariantType(var name, var cases, var layout) ->
          new VariantType(
              name(name),
              cases.stream()
                  .map(c ->
                      new VariantType.Case(
                          c.name(), c.payload().map(this::type), part(name, c.name(), c.docs())))
                  .toList(),
              layout);
      case EnumType(var name, var cases) ->
          new EnumType(
              name(name),
              cases.stream()
                  .map(c -> new EnumType.Case(c.name(), part(name, c.name(), c.docs())))
                  .toList());
      case FlagsType(var name, var flags) ->
          new FlagsType(
              name(name),
              flags.stream()
                  .map(f -> new FlagsType.Flag(f.name(), part(name, f.name(), f.docs())))
                  .toList());
      case OwnType(ResourceType resource) -> new OwnType(resource(resource));
      case BorrowType(ResourceType resource) -> new BorrowType(resource(resource));
    };
  }
}
