package ai.wippy.codegen;

import ai.wippy.codegen.java.ClassName;
import ai.wippy.codegen.java.Kebab;
import ai.wippy.codegen.java.Scope;
import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.ListType;
import ai.wippy.wit.model.OptionType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.Primitive;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.TupleType;
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
 * The Java classes of records, variants, enums and flags: nested in the interface that declares
 * them, or in the class of the component.
 */
final class TypeTable {
  private final ClassName world;
  private final Function<InterfaceName, ClassName> interfaces;
  private final Map<TypeName, ClassName> named = new HashMap<>();
  private final List<Map.Entry<WitType, ClassName>> unnamed = new ArrayList<>();
  private final Map<ClassName, List<WitType>> declared = new LinkedHashMap<>();
  private final Map<ClassName, Scope> scopes = new HashMap<>();

  TypeTable(ClassName world, Function<InterfaceName, ClassName> interfaces) {
    this.world = world;
    this.interfaces = interfaces;
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
      case OwnType own -> throw new Unsupported(own.wit(), place);
      case BorrowType borrow -> throw new Unsupported(borrow.wit(), place);
    }
  }

  private boolean declare(WitType type, Optional<TypeName> name, String otherwise) {
    if (find(type, name).isPresent()) {
      return false;
    }
    ClassName outer = name.flatMap(TypeName::owner).map(interfaces).orElse(world);
    Scope scope = scopes.computeIfAbsent(outer, each -> new Scope(each.simpleName()));
    String wanted = Kebab.toPascal(name.map(TypeName::name).orElse(otherwise));
    ClassName java = outer.nested(scope.fresh(wanted));
    name.ifPresentOrElse(
        known -> named.put(key(known), java), () -> unnamed.add(Map.entry(type, java)));
    declared.computeIfAbsent(outer, _ -> new ArrayList<>()).add(type);
    return true;
  }

  private Optional<ClassName> find(WitType type, Optional<TypeName> name) {
    return name.isPresent()
        ? Optional.ofNullable(named.get(key(name.get())))
        : unnamed.stream()
            .filter(entry -> entry.getKey().equals(type))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /** Documentation is no part of a name's identity. */
  private static TypeName key(TypeName name) {
    return new TypeName(name.owner(), name.name(), "");
  }

  /** The class of a record, variant, enum or flags. */
  ClassName of(WitType type) {
    return find(type, nameOf(type))
        .orElseThrow(() -> new IllegalStateException("no class was made for " + type.wit()));
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
  List<WitType> declaredIn(ClassName outermost) {
    return declared.getOrDefault(outermost, List.of());
  }

  /** Simple names of all classes nested in a class, at any depth. */
  List<String> simpleNamesIn(ClassName outermost) {
    var names = new ArrayList<String>();
    for (WitType type : declaredIn(outermost)) {
      String name = of(type).simpleName();
      names.add(name.substring(name.lastIndexOf('.') + 1));
      if (type instanceof VariantType variant) {
        names.addAll(Members.caseClasses(variant, name));
      }
    }
    return names;
  }

  /** Classes that have types nested in them. */
  List<ClassName> classes() {
    return List.copyOf(declared.keySet());
  }
}
