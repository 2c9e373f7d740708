package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Java classes of records, variants, enums, flags and resources: nested in the interface that
 * declares them, or in the class of the component. One that would be called like the interface
 * around it has its kind in its name: {@code Error.ErrorResource}.
 */
final class TypeTable {
  private final ClassName world;
  private final Function<InterfaceName, ClassName> interfaces;
  private final Map<ClassName, Map<String, ClassName>> named = new HashMap<>();
  private final List<Map.Entry<WitType, ClassName>> unnamed = new ArrayList<>();
  private final Map<ClassName, List<TypeDef.Target>> declared = new LinkedHashMap<>();
  private final Map<TypeName, ClassName> resources = new HashMap<>();
  private final Map<ClassName, Scope> scopes = new HashMap<>();

  TypeTable(ClassName world, Function<InterfaceName, ClassName> interfaces) {
    this.world = world;
    this.interfaces = interfaces;
  }

  /** Gives a class to every type that an interface names. */
  void add(Interface iface) {
    for (TypeDef def : iface.types()) {
      switch (def.target()) {
        case TypeDef.Value(WitType type) -> add(type, iface.name() + "#" + def.name());
        case TypeDef.Resource(ResourceType resource) -> add(resource);
      }
    }
  }

  /** Gives a class to every type that a function names. */
  void add(Func func, String place) {
    func.params().forEach(param -> add(param.type(), place));
    func.result().ifPresent(result -> add(result, place));
  }

  /** Gives a class to every type inside of {@code type} that needs one. */
  void add(WitType type, String place) {
    switch (type) {
      case Primitive _ -> {}
      case ListType list -> add(list.element(), place);
      case OptionType option -> add(option.some(), place);
      case ResultType result -> {
        result.ok().ifPresent(ok -> add(ok, place));
        result.err().ifPresent(err -> add(err, place));
      }
      case TupleType tuple -> {
        if (tuple.elements().size() > RuntimeClasses.LONGEST_TUPLE) {
          throw new Unsupported("a tuple of " + tuple.elements().size() + " elements", place);
        }
        tuple.elements().forEach(element -> add(element, place));
      }
      case RecordType record -> {
        if (declare(record, record.name(), "record")) {
          record.fields().forEach(field -> add(field.type(), place));
        }
      }
      case VariantType variant -> {
        if (declare(variant, variant.name(), "variant")) {
          variant.cases().forEach(each -> each.payload().ifPresent(payload -> add(payload, place)));
        }
      }
      case EnumType enumeration -> declare(enumeration, enumeration.name(), "enum");
      case FlagsType flags -> declare(flags, flags.name(), "flags");
      case OwnType(ResourceType resource) -> add(resource);
      case BorrowType(ResourceType resource) -> add(resource);
    }
  }

  /** Gives a class to a resource; to those of one name in one interface the same. */
  void add(ResourceType resource) {
    Optional<ClassName> known = named(resource.name());
    resources.put(
        key(resource.name()),
        known.orElseGet(() ->
            declare(new TypeDef.Resource(resource), Optional.of(resource.name()), "resource")));
  }

  private boolean declare(WitType type, Optional<TypeName> name, String kind) {
    if (find(type, name).isPresent()) {
      return false;
    }
    ClassName java = declare(new TypeDef.Value(type), name, kind);
    if (name.isEmpty()) {
      unnamed.add(Map.entry(type, java));
    }
    return true;
  }

  private ClassName declare(TypeDef.Target target, Optional<TypeName> name, String kind) {
    ClassName outer = name.map(this::outer).orElse(world);
    Scope scope =
        scopes.computeIfAbsent(
            outer,
            each ->
                each.equals(world)
                    ? new Scope(each.simpleName(), BuilderClass.NAME)
                    : new Scope(each.simpleName()));
    String wanted = Kebab.toPascal(name.map(TypeName::name).orElse(kind));
    boolean taken = wanted.equals(outer.simpleName());
    ClassName java = outer.nested(scope.fresh(taken ? wanted + Kebab.toPascal(kind) : wanted));
    name.ifPresent(
        known -> named.computeIfAbsent(outer, _ -> new HashMap<>()).put(known.name(), java));
    declared.computeIfAbsent(outer, _ -> new ArrayList<>()).add(target);
    return java;
  }

  private ClassName outer(TypeName name) {
    return name.owner().map(interfaces).orElse(world);
  }

  private Optional<ClassName> named(TypeName name) {
    return Optional.ofNullable(named.getOrDefault(outer(name), Map.of()).get(name.name()));
  }

  private Optional<ClassName> find(WitType type, Optional<TypeName> name) {
    return name.isPresent()
        ? named(name.get())
        : unnamed.stream()
            .filter(entry -> entry.getKey().equals(type))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /** The class of a record, variant, enum or flags. */
  ClassName of(WitType type) {
    return find(type, nameOf(type))
        .orElseThrow(() -> new IllegalStateException("no class was made for " + type.wit()));
  }

  /** The interface of a resource; empty if no declaration names it. */
  Optional<ClassName> find(ResourceType resource) {
    return Optional.ofNullable(resources.get(key(resource.name())));
  }

  /** Documentation is no part of a name's identity. */
  private static TypeName key(TypeName name) {
    return new TypeName(name.owner(), name.name(), "");
  }

  /** The interface of a resource. */
  ClassName of(ResourceType resource) {
    return named(resource.name())
        .orElseThrow(() -> new IllegalStateException("no interface was made for " + resource));
  }

  /** The class that holds the types of no interface. */
  ClassName world() {
    return world;
  }

  /** The name of a type that is a declaration in WIT; empty for all others. */
  static Optional<TypeName> nameOf(WitType type) {
    return switch (type) {
      case RecordType record -> record.name();
      case VariantType variant -> variant.name();
      case EnumType enumeration -> enumeration.name();
      case FlagsType flags -> flags.name();
      case Primitive _,
          ListType _,
          OptionType _,
          ResultType _,
          TupleType _,
          OwnType _,
          BorrowType _ ->
          Optional.empty();
    };
  }

  /** The types nested in a class, in the order in which they were met. */
  List<TypeDef.Target> declaredIn(ClassName outermost) {
    return declared.getOrDefault(outermost, List.of());
  }

  /** Simple names of all classes nested in a class, at any depth. */
  List<String> simpleNamesIn(ClassName outermost) {
    var names = new ArrayList<String>();
    for (TypeDef.Target each : declaredIn(outermost)) {
      switch (each) {
        case TypeDef.Resource(ResourceType resource) -> names.add(of(resource).innermost());
        case TypeDef.Value(WitType type) -> {
          names.add(of(type).innermost());
          if (type instanceof VariantType variant) {
            names.addAll(Members.caseClasses(variant, of(type).simpleName()));
          }
        }
      }
    }
    return names;
  }
}
