package ai.wippy.codegen;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.Cases;
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
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether types that were declared twice, in a component and in WIT text, are the same: made alike
 * of the same names. Resources are the same if they have one name in one interface, whatever its
 * version.
 */
final class Sameness {
  /** Pairs that were compared, or are being compared: a type may be used many times in another. */
  private final Map<WitType, Set<WitType>> assumed = new IdentityHashMap<>();

  private Sameness() {}

  /** Whether a function can be called as the other; parameters go by their places. */
  static boolean of(Func one, Func other) {
    var sameness = new Sameness();
    return one.name().equals(other.name())
        && sameness.all(types(one), types(other))
        && sameness.optional(one.result(), other.result());
  }

  /** Whether some functions are the same as others, in whatever order. */
  static boolean of(List<Func> some, List<Func> others) {
    return some.size() == others.size()
        && some.stream().allMatch(one -> others.stream().anyMatch(other -> of(one, other)));
  }

  private static List<WitType> types(Func func) {
    return func.params().stream().map(Func.Param::type).toList();
  }

  private boolean all(List<WitType> some, List<WitType> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!same(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean optional(Optional<WitType> one, Optional<WitType> other) {
    return one.isPresent() ? other.isPresent() && same(one.get(), other.get()) : other.isEmpty();
  }

  private boolean same(WitType one, WitType other) {
    Set<WitType> known =
        assumed.computeIfAbsent(one, _ -> Collections.newSetFromMap(new IdentityHashMap<>()));
    return one == other || !known.add(other) || alike(one, other);
  }

  private boolean alike(WitType one, WitType other) {
    return switch (one) {
      case Primitive primitive -> primitive == other;
      case ListType(WitType element) ->
          other instanceof ListType(WitType its) && same(element, its);
      case OptionType option -> other instanceof OptionType its && payloads(option, its);
      case ResultType result -> other instanceof ResultType its && payloads(result, its);
      case TupleType tuple ->
          other instanceof TupleType its && all(tuple.elements(), its.elements());
      case RecordType record ->
          other instanceof RecordType its
              && names(record).equals(names(its))
              && all(fields(record), fields(its));
      case VariantType variant ->
          other instanceof VariantType its
              && names(variant).equals(names(its))
              && payloads(variant, its);
      case EnumType enumeration ->
          other instanceof EnumType its && names(enumeration).equals(names(its));
      case FlagsType flags -> other instanceof FlagsType its && names(flags).equals(names(its));
      case OwnType(ResourceType resource) ->
          other instanceof OwnType(ResourceType its) && same(resource, its);
      case BorrowType(ResourceType resource) ->
          other instanceof BorrowType(ResourceType its) && same(resource, its);
    };
  }

  private boolean payloads(Cases one, Cases other) {
    List<Optional<WitType>> some = one.payloads();
    List<Optional<WitType>> others = other.payloads();
    for (int i = 0; i < some.size(); i++) {
      if (!optional(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(ResourceType one, ResourceType other) {
    return one == other
        || (one.name().name().equals(other.name().name()) && owner(one).equals(owner(other)));
  }

  private static Optional<String> owner(ResourceType resource) {
    return resource.name().owner().map(InterfaceName::toString).map(name -> name.split("@", 2)[0]);
  }

  private static List<String> names(RecordType type) {
    return type.fields().stream().map(RecordType.Field::name).toList();
  }

  private static List<WitType> fields(RecordType type) {
    return type.fields().stream().map(RecordType.Field::type).toList();
  }

  private static List<String> names(VariantType type) {
    return type.cases().stream().map(VariantType.Case::name).toList();
  }

  private static List<String> names(EnumType type) {
    return type.cases().stream().map(EnumType.Case::name).toList();
  }

  private static List<String> names(FlagsType type) {
    return type.flags().stream().map(FlagsType.Flag::name).toList();
  }
}
