package ai.wippy.codegen;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Cases;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Interfaces that several components know, each with all that any of them knows of it: a component
 * lists only those functions of an import that it calls, and one Java class is to serve them all.
 */
public final class SharedInterfaces {
  /** What is known of an interface. */
  private static final class Union {
    private final Map<String, TypeDef> types = new LinkedHashMap<>();
    private final Map<String, Func> functions = new LinkedHashMap<>();
    private final InterfaceName name;
    private String docs = "";
    private int worlds;

    /** Whether the components agree on what they both know. */
    private boolean agreed = true;

    Union(InterfaceName name) {
      this.name = name;
    }

    void add(Interface iface) {
      docs = docs.isBlank() ? iface.docs() : docs;
      for (TypeDef def : iface.types()) {
        TypeDef known = types.putIfAbsent(def.name(), def);
        agreed &= known == null || same(known.target(), def.target());
      }
      for (Func func : iface.functions()) {
        Func known = functions.putIfAbsent(func.name(), func);
        agreed &= known == null || same(known, func);
      }
    }

    Interface whole() {
      return new Interface(
          name, List.copyOf(types.values()), List.copyOf(functions.values()), docs);
    }

    /** The other interfaces whose types it uses. */
    Stream<String> uses() {
      return Stream.concat(
              types.values().stream().flatMap(def -> def.type().stream()),
              functions.values().stream()
                  .flatMap(f ->
                      Stream.concat(
                          f.params().stream().map(Func.Param::type), f.result().stream())))
          .flatMap(SharedInterfaces::owners)
          .filter(owner -> !owner.equals(name.toString()));
    }
  }

  private SharedInterfaces() {}

  /** The interfaces that more than one of some worlds have, the worlds agreeing on them. */
  public static List<Interface> of(List<World> worlds) {
    var unions = new TreeMap<String, Union>();
    for (World world : worlds) {
      var own = new LinkedHashMap<String, Interface>();
      var both = new ArrayList<>(world.imports());
      both.addAll(world.exports());
      for (World.Item item : both) {
        if (item instanceof World.InterfaceItem(Interface iface) && iface.name().pkg().isPresent()) {
          Union union =
              unions.computeIfAbsent(iface.name().toString(), _ -> new Union(iface.name()));
          union.add(iface);
          union.worlds += own.put(iface.name().toString(), iface) == null ? 1 : 0;
        }
      }
    }
    unions.values().removeIf(union -> union.worlds < 2 || !union.agreed);
    boolean closed = false;
    while (!closed) {
      closed = !unions.values().removeIf(union -> !union.uses().allMatch(unions::containsKey));
    }
    return unions.values().stream().map(Union::whole).toList();
  }

  private static boolean same(Func one, Func other) {
    return one.params().size() == other.params().size()
        && all(
            one.params(),
            other.params(),
            (a, b) -> a.name().equals(b.name()) && same(a.type(), b.type()))
        && same(one.result(), other.result());
  }

  private static boolean same(TypeDef.Target one, TypeDef.Target other) {
    return switch (one) {
      case TypeDef.Value(WitType a) -> other instanceof TypeDef.Value(WitType b) && same(a, b);
      case TypeDef.Resource(ResourceType a) ->
          other instanceof TypeDef.Resource(ResourceType b) && same(a, b);
    };
  }

  /** Resources of two components are the same if they are called the same. */
  private static boolean same(ResourceType one, ResourceType other) {
    return same(one.name(), other.name());
  }

  private static boolean same(TypeName one, TypeName other) {
    return one.name().equals(other.name()) && one.owner().equals(other.owner());
  }

  private static boolean same(Optional<WitType> one, Optional<WitType> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || same(one.get(), other.get()));
  }

  private static boolean same(WitType one, WitType other) {
    boolean sameName =
        one.typeName().isPresent() == other.typeName().isPresent()
            && (one.typeName().isEmpty() || same(one.typeName().get(), other.typeName().get()));
    return sameName
        && switch (one) {
          case Primitive a -> a == other;
          case ListType(WitType a) -> other instanceof ListType(WitType b) && same(a, b);
          case OptionType a -> other instanceof OptionType b && same(a.some(), b.some());
          case ResultType a ->
              other instanceof ResultType b && same(a.ok(), b.ok()) && same(a.err(), b.err());
          case TupleType a ->
              other instanceof TupleType b
                  && all(a.elements(), b.elements(), SharedInterfaces::same);
          case RecordType a ->
              other instanceof RecordType b
                  && all(
                      a.fields(),
                      b.fields(),
                      (x, y) -> x.name().equals(y.name()) && same(x.type(), y.type()));
          case VariantType a ->
              other instanceof VariantType b
                  && all(
                      a.cases(),
                      b.cases(),
                      (x, y) -> x.name().equals(y.name()) && same(x.payload(), y.payload()));
          case EnumType a ->
              other instanceof EnumType b
                  && all(a.cases(), b.cases(), (x, y) -> x.name().equals(y.name()));
          case FlagsType a ->
              other instanceof FlagsType b
                  && all(a.flags(), b.flags(), (x, y) -> x.name().equals(y.name()));
          case OwnType(ResourceType a) ->
              other instanceof OwnType(ResourceType b) && same(a, b);
          case BorrowType(ResourceType a) ->
              other instanceof BorrowType(ResourceType b) && same(a, b);
        };
  }

  /** Whether two things are the same. */
  private interface Sameness<T> {
    boolean of(T one, T other);
  }

  private static <T> boolean all(List<T> one, List<T> other, Sameness<T> sameness) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!sameness.of(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The interfaces that declare what is named in a type. */
  private static Stream<String> owners(WitType type) {
    Stream<String> own =
        switch (type) {
          case OwnType(ResourceType resource) -> resource.name().owner().stream().map(Object::toString);
          case BorrowType(ResourceType resource) ->
              resource.name().owner().stream().map(Object::toString);
          default ->
              type.typeName().flatMap(TypeName::owner).stream().map(Object::toString);
        };
    return Stream.concat(own, parts(type).flatMap(SharedInterfaces::owners));
  }

  private static Stream<WitType> parts(WitType type) {
    return switch (type) {
      case ListType list -> Stream.of(list.element());
      case TupleType tuple -> tuple.elements().stream();
      case RecordType record -> record.fields().stream().map(RecordType.Field::type);
      case Cases cases -> cases.payloads().stream().flatMap(Optional::stream);
      case Primitive _, FlagsType _, OwnType _, BorrowType _ -> Stream.empty();
    };
  }
}
