package ai.wippy.component;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.Func;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether one item can stand where another is expected (Explainer.md, type checking). */
final class Subtyping {
  private final Resources resources;
  private final CoreTypes coreTypes;
  private final Effort effort;
  private final Map<WitType, Set<WitType>> equal = new IdentityHashMap<>();

  Subtyping(Resources resources, CoreTypes coreTypes, Effort effort) {
    this.resources = resources;
    this.coreTypes = coreTypes;
    this.effort = effort;
  }

  /** Why {@code found} cannot stand for {@code expected}; empty if it can. */
  @SuppressWarnings("ReferenceEquality")
  Optional<String> mismatch(Entity found, Entity expected) {
    if (found == expected) {
      return Optional.empty();
    }
    effort.spend();
    return switch (expected) {
      case Entity.Module e when found instanceof Entity.Module f ->
          new CoreMatching(coreTypes).mismatch(f.type(), e.type());
      case Entity.Function e when found instanceof Entity.Function f -> function(f, e);
      case Entity.Instance e when found instanceof Entity.Instance f -> instance(f, e);
      case Entity.Component e when found instanceof Entity.Component f -> component(f, e);
      case Entity.Resource e when found instanceof Entity.Resource f ->
          resources.same(f.type(), e.type())
              ? Optional.empty()
              : Optional.of("resource types are not the same");
      case Entity.Value e when found instanceof Entity.Value f -> value(f.type(), e.type());
      case Entity.Of e when found instanceof Entity.Of f ->
          mismatch(f.like(), e.like()).or(() -> mismatch(e.like(), f.like()));
      default -> Optional.of("expected %s, found %s".formatted(kind(expected), kind(found)));
    };
  }

  private static String kind(Entity entity) {
    return switch (entity) {
      case Entity.Resource r -> "resource type";
      case Entity.Value v -> "value type";
      case Entity.Of(var like) -> like.word() + " type";
      case Entity.Module m -> m.word();
      case Entity.Function f -> f.word();
      case Entity.Instance i -> i.word();
      case Entity.Component c -> c.word();
    };
  }

  private Optional<String> function(Entity.Function found, Entity.Function expected) {
    if (found.params().size() != expected.params().size()) {
      return Optional.of(
          "expected %d parameters, found %d"
              .formatted(expected.params().size(), found.params().size()));
    }
    for (int i = 0; i < found.params().size(); i++) {
      Func.Param f = found.params().get(i);
      Func.Param e = expected.params().get(i);
      if (!f.name().equals(e.name())) {
        return Optional.of(
            "expected parameter named `%s`, found `%s`".formatted(e.name(), f.name()));
      }
      Optional<String> problem = value(f.type(), e.type());
      if (problem.isPresent()) {
        return problem.map(
            p -> "type mismatch in function parameter `%s`: %s".formatted(f.name(), p));
      }
    }
    return optional(found.result(), expected.result(), "a result")
        .map(p -> "type mismatch with result type: " + p);
  }

  private Optional<String> instance(Entity.Instance found, Entity.Instance expected) {
    var bound = new Substitution(resources, effort);
    bind(found, expected, identities(expected.abstracts()), bound);
    return exports(found.exports(), expected.exports(), bound);
  }

  private Optional<String> exports(
      Map<String, Entity> found, Map<String, Entity> expected, Substitution bound) {
    for (var entry : expected.entrySet()) {
      Entity item = found.get(entry.getKey());
      if (item == null) {
        return Optional.of("missing expected export `%s`".formatted(entry.getKey()));
      }
      Optional<String> problem = mismatch(item, bound.apply(entry.getValue()));
      if (problem.isPresent()) {
        return problem.map(p -> "type mismatch in export `%s`: %s".formatted(entry.getKey(), p));
      }
    }
    return Optional.empty();
  }

  private Optional<String> component(Entity.Component found, Entity.Component expected) {
    var given = new Substitution(resources, effort);
    Set<ResourceType> imported = identities(found.imported());
    for (var entry : found.imports().entrySet()) {
      Entity offered = expected.imports().get(entry.getKey());
      if (offered == null) {
        return Optional.of("missing expected import `%s`".formatted(entry.getKey()));
      }
      bind(offered, entry.getValue(), imported, given);
      Optional<String> problem = mismatch(offered, given.apply(entry.getValue()));
      if (problem.isPresent()) {
        return problem.map(p -> "type mismatch in import `%s`: %s".formatted(entry.getKey(), p));
      }
    }
    Map<String, Entity> exports = given.apply(found.exports());
    var bound = new Substitution(resources, effort);
    Set<ResourceType> defined = identities(expected.defined());
    expected
        .exports()
        .forEach((name, entity) -> {
          Entity item = exports.get(name);
          if (item != null) {
            bind(item, entity, defined, bound);
          }
        });
    return exports(exports, expected.exports(), bound);
  }

  /** Finds out from {@code found} what the resource types are that {@code expected} leaves open. */
  @SuppressWarnings("ReferenceEquality")
  void bind(Entity found, Entity expected, Set<ResourceType> open, Substitution bound) {
    if (found == expected) {
      return;
    }
    effort.spend();
    if (expected instanceof Entity.Resource(ResourceType type)
        && found instanceof Entity.Resource(ResourceType given)) {
      if (open.contains(resources.identity(type)) && !bound.has(type)) {
        bound.put(type, given);
      }
    } else if (expected instanceof Entity.Instance e && found instanceof Entity.Instance f) {
      e.exports()
          .forEach((name, entity) -> {
            Entity item = f.exports().get(name);
            if (item != null) {
              bind(item, entity, open, bound);
            }
          });
    }
  }

  /**
   * Puts the value types of {@code found}, which has been checked, in the place of those of {@code
   * expected}.
   */
  void bindValues(Entity found, Entity expected, Substitution bound) {
    effort.spend();
    if (expected instanceof Entity.Value(WitType type)
        && found instanceof Entity.Value(WitType given)) {
      bound.put(type, given);
    } else if (expected instanceof Entity.Instance e && found instanceof Entity.Instance f) {
      e.exports()
          .forEach((name, entity) -> {
            Entity item = f.exports().get(name);
            if (item != null) {
              bindValues(item, entity, bound);
            }
          });
    }
  }

  Set<ResourceType> identities(List<ResourceType> types) {
    Set<ResourceType> identities = Collections.newSetFromMap(new IdentityHashMap<>());
    types.forEach(type -> identities.add(resources.identity(type)));
    return identities;
  }

  private Optional<String> optional(
      Optional<WitType> found, Optional<WitType> expected, String what) {
    if (found.isPresent() && expected.isPresent()) {
      return value(found.get(), expected.get());
    }
    if (found.isPresent()) {
      return Optional.of("expected %s to not be present".formatted(what));
    }
    return expected.isPresent()
        ? Optional.of("expected %s, found none".formatted(what))
        : Optional.empty();
  }

  /** Value types match if they are built alike from the same resource types. */
  @SuppressWarnings("ReferenceEquality")
  Optional<String> value(WitType found, WitType expected) {
    if (found == expected || equal.getOrDefault(found, Set.of()).contains(expected)) {
      return Optional.empty();
    }
    effort.spend();
    Optional<String> problem = structure(found, expected);
    if (problem.isEmpty()) {
      equal
          .computeIfAbsent(found, f -> Collections.newSetFromMap(new IdentityHashMap<>()))
          .add(expected);
    }
    return problem;
  }

  private Optional<String> structure(WitType found, WitType expected) {
    return switch (expected) {
      case ListType(var e) when found instanceof ListType(var f) ->
          value(f, e).map(p -> "type mismatch in list element: " + p);
      case OptionType e when found instanceof OptionType f ->
          value(f.some(), e.some()).map(p -> "type mismatch in option: " + p);
      case ResultType e when found instanceof ResultType f ->
          optional(f.ok(), e.ok(), "ok type")
              .map(p -> "type mismatch in ok variant: " + p)
              .or(() ->
                  optional(f.err(), e.err(), "err type")
                      .map(p -> "type mismatch in err variant: " + p));
      case TupleType e when found instanceof TupleType f -> tuple(f, e);
      case RecordType e when found instanceof RecordType f -> record(f, e);
      case VariantType e when found instanceof VariantType f -> variant(f, e);
      case EnumType e when found instanceof EnumType f ->
          f.cases().equals(e.cases()) ? Optional.empty() : Optional.of("mismatch in enum elements");
      case FlagsType e when found instanceof FlagsType f ->
          f.flags().equals(e.flags())
              ? Optional.empty()
              : Optional.of("mismatch in flags elements");
      case OwnType(var e) when found instanceof OwnType(var f) -> handle(f, e);
      case BorrowType(var e) when found instanceof BorrowType(var f) -> handle(f, e);
      default -> Optional.of("expected %s, found %s".formatted(word(expected), word(found)));
    };
  }

  private Optional<String> handle(ResourceType found, ResourceType expected) {
    return resources.same(found, expected)
        ? Optional.empty()
        : Optional.of("resource types are not the same");
  }

  private Optional<String> tuple(TupleType found, TupleType expected) {
    if (found.elements().size() != expected.elements().size()) {
      return Optional.of(
          "expected %d types, found %d"
              .formatted(expected.elements().size(), found.elements().size()));
    }
    for (int i = 0; i < found.elements().size(); i++) {
      Optional<String> problem = value(found.elements().get(i), expected.elements().get(i));
      if (problem.isPresent()) {
        int place = i;
        return problem.map(p -> "type mismatch in tuple field %d: %s".formatted(place, p));
      }
    }
    return Optional.empty();
  }

  private Optional<String> record(RecordType found, RecordType expected) {
    if (found.fields().size() != expected.fields().size()) {
      return Optional.of(
          "expected %d fields, found %d"
              .formatted(expected.fields().size(), found.fields().size()));
    }
    for (int i = 0; i < found.fields().size(); i++) {
      RecordType.Field f = found.fields().get(i);
      RecordType.Field e = expected.fields().get(i);
      if (!f.name().equals(e.name())) {
        return Optional.of("expected field name `%s`, found `%s`".formatted(e.name(), f.name()));
      }
      Optional<String> problem = value(f.type(), e.type());
      if (problem.isPresent()) {
        return problem.map(p -> "type mismatch in record field `%s`: %s".formatted(f.name(), p));
      }
    }
    return Optional.empty();
  }

  private Optional<String> variant(VariantType found, VariantType expected) {
    if (found.cases().size() != expected.cases().size()) {
      return Optional.of(
          "expected %d cases, found %d".formatted(expected.cases().size(), found.cases().size()));
    }
    for (int i = 0; i < found.cases().size(); i++) {
      VariantType.Case f = found.cases().get(i);
      VariantType.Case e = expected.cases().get(i);
      if (!f.name().equals(e.name())) {
        return Optional.of("expected case named `%s`, found `%s`".formatted(e.name(), f.name()));
      }
      Optional<String> problem = optional(f.payload(), e.payload(), "a payload");
      if (problem.isPresent()) {
        return problem.map(p -> "type mismatch in variant case `%s`: %s".formatted(f.name(), p));
      }
    }
    return Optional.empty();
  }

  static String word(WitType type) {
    return switch (type) {
      case Primitive p -> p.wit();
      case ListType l -> "list";
      case OptionType o -> "option";
      case ResultType r -> "result";
      case TupleType t -> "tuple";
      case RecordType r -> "record";
      case VariantType v -> "variant";
      case EnumType e -> "enum";
      case FlagsType f -> "flags";
      case OwnType o -> "own";
      case BorrowType b -> "borrow";
    };
  }

  /** The parts of a type, in order. */
  static List<WitType> parts(WitType type) {
    return switch (type) {
      case Primitive p -> List.of();
      case EnumType e -> List.of();
      case FlagsType f -> List.of();
      case OwnType o -> List.of();
      case BorrowType b -> List.of();
      case ListType(var element) -> List.of(element);
      case OptionType o -> List.of(o.some());
      case ResultType r -> present(List.of(r.ok(), r.err()));
      case TupleType t -> t.elements();
      case RecordType r -> r.fields().stream().map(RecordType.Field::type).toList();
      case VariantType v -> present(v.payloads());
    };
  }

  private static List<WitType> present(List<Optional<WitType>> types) {
    var present = new ArrayList<WitType>();
    types.forEach(type -> type.ifPresent(present::add));
    return present;
  }
}
