package ai.wippy.wit.print;

import static ai.wippy.wit.print.Writer.id;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
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
import java.util.stream.Collectors;

/** What types are called in an interface or world. */
final class Scope {
  private final Optional<InterfaceName> owner;
  private final Map<TypeName, String> values = new HashMap<>();
  private final Map<ResourceType, String> resources = new IdentityHashMap<>();

  /**
   * Types without a name of their own that an alias gives one. A use of the alias is the very
   * object that the alias stands for; primitive types are the same everywhere, so that theirs is
   * lost.
   */
  private final Map<WitType, String> aliases = new IdentityHashMap<>();

  /**
   * @param owner the interface; empty for a world
   * @param defs what it defines or uses
   */
  Scope(Optional<InterfaceName> owner, List<TypeDef> defs) {
    this.owner = owner;
    for (TypeDef def : defs) {
      switch (def.target()) {
        case TypeDef.Value(WitType type) -> {
          type.typeName().ifPresent(name -> values.putIfAbsent(name, def.name()));
          if (hasAlias(type)) {
            aliases.putIfAbsent(type, def.name());
          }
        }
        case TypeDef.Resource(ResourceType resource) -> resources.putIfAbsent(resource, def.name());
      }
    }
  }

  /**
   * Where a definition takes its type from, if that is another interface. A component does not say
   * which names were brought in by {@code use}: the first name for a type of another interface is
   * taken to be one.
   */
  Optional<TypeName> origin(TypeDef def) {
    return def.usedFrom()
        .or(() ->
            ownName(def.target())
                .filter(n -> n.owner().isPresent() && !n.owner().equals(owner) && isFirst(def)));
  }

  private boolean isFirst(TypeDef def) {
    return switch (def.target()) {
      case TypeDef.Value(WitType type) ->
          type.typeName().map(values::get).equals(Optional.of(def.name()));
      case TypeDef.Resource(ResourceType resource) -> def.name().equals(resources.get(resource));
    };
  }

  /** Whether a definition is the one that gives its type the name it has. */
  boolean isDefinition(TypeDef def) {
    return ownName(def.target())
        .filter(name -> name.owner().equals(owner) && name.name().equals(def.name()))
        .isPresent();
  }

  private static Optional<TypeName> ownName(TypeDef.Target target) {
    return switch (target) {
      case TypeDef.Value(WitType type) -> type.typeName();
      case TypeDef.Resource(ResourceType resource) -> Optional.of(resource.name());
    };
  }

  String resource(ResourceType resource) {
    return id(resources.getOrDefault(resource, resource.name().name()));
  }

  private static boolean hasAlias(WitType type) {
    return switch (type) {
      case ListType _, OptionType _, ResultType _, TupleType _, OwnType _, BorrowType _ -> true;
      case Primitive _, RecordType _, VariantType _, EnumType _, FlagsType _ -> false;
    };
  }

  /** What an alias stands for: another alias of the same, or the type in full. */
  String aliased(String name, WitType type) {
    String first = aliases.get(type);
    if (first != null && !first.equals(name)) {
      return id(first);
    }
    // The name of a resource by itself would be another name for the resource.
    return type instanceof OwnType(ResourceType resource)
        ? "own<" + resource(resource) + ">"
        : inFull(type);
  }

  /** A type where it is used. */
  String text(WitType type) {
    String alias = aliases.get(type);
    return alias == null ? inFull(type) : id(alias);
  }

  private String inFull(WitType type) {
    return switch (type) {
      case Primitive primitive -> primitive.wit();
      case ListType(WitType element) -> "list<" + text(element) + ">";
      case OptionType option -> "option<" + text(option.some()) + ">";
      case ResultType result -> result(result);
      case TupleType tuple ->
          tuple.elements().stream()
              .map(this::text)
              .collect(Collectors.joining(", ", "tuple<", ">"));
      case OwnType(ResourceType resource) -> resource(resource);
      case BorrowType(ResourceType resource) -> "borrow<" + resource(resource) + ">";
      case RecordType _, VariantType _, EnumType _, FlagsType _ ->
          type.typeName()
              .map(name -> id(values.getOrDefault(name, name.name())))
              .orElseGet(type::wit);
    };
  }

  private String result(ResultType result) {
    Optional<String> err = result.err().map(this::text);
    String ok = result.ok().map(this::text).orElse("_");
    return err.isPresent()
        ? "result<" + ok + ", " + err.get() + ">"
        : result.ok().isPresent() ? "result<" + ok + ">" : "result";
  }

  /** Parameters and result of a function, without its first {@code skipped} parameters. */
  String signature(Func func, int skipped) {
    String params =
        func.params().stream()
            .skip(skipped)
            .map(p -> id(p.name()) + ": " + text(p.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    return params + func.result().map(t -> " -> " + text(t)).orElse("");
  }
}
