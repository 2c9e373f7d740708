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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts actual types in the place of those that a type leaves open; parts that do not change stay
 * the same objects.
 */
final class Substitution {
  private final Resources resources;
  private final Map<ResourceType, ResourceType> actual = new IdentityHashMap<>();
  private final Map<WitType, WitType> types = new IdentityHashMap<>();
  private final Map<Object, Object> done = new IdentityHashMap<>();
  private final Effort effort;

  Substitution(Resources resources, Effort effort) {
    this.resources = resources;
    this.effort = effort;
  }

  boolean has(ResourceType open) {
    return actual.containsKey(resources.identity(open));
  }

  void put(ResourceType open, ResourceType type) {
    actual.put(resources.identity(open), type);
    done.clear();
  }

  void put(WitType open, WitType type) {
    if (open != type && !(open instanceof Primitive)) {
      types.put(open, type);
      done.clear();
    }
  }

  private boolean isEmpty() {
    return actual.isEmpty() && types.isEmpty();
  }

  Map<String, Entity> apply(Map<String, Entity> entities) {
    if (isEmpty()) {
      return entities;
    }
    var applied = new LinkedHashMap<String, Entity>();
    entities.forEach((name, entity) -> {
      effort.spend();
      applied.put(name, apply(entity));
    });
    return applied;
  }

  Entity apply(Entity entity) {
    if (isEmpty()) {
      return entity;
    }
    Object known = done.get(entity);
    if (known != null) {
      return (Entity) known;
    }
    effort.spend();
    Entity applied =
        switch (entity) {
          case Entity.Module m -> m;
          case Entity.Function(var params, var result, var measure) ->
              new Entity.Function(
                  params.stream().map(p -> new Func.Param(p.name(), apply(p.type()))).toList(),
                  apply(result),
                  measure);
          case Entity.Instance(var exports, var abstracts, var measure) ->
              new Entity.Instance(apply(exports), abstracts, measure);
          case Entity.Component(var imports, var exports, var imported, var defined, var measure) ->
              new Entity.Component(apply(imports), apply(exports), imported, defined, measure);
          case Entity.Value(WitType type) -> new Entity.Value(apply(type));
          case Entity.Resource(ResourceType type) -> new Entity.Resource(apply(type));
          case Entity.Of(Entity like) -> new Entity.Of(apply(like));
        };
    done.put(entity, applied);
    return applied;
  }

  private ResourceType apply(ResourceType type) {
    return actual.getOrDefault(resources.identity(type), type);
  }

  private Optional<WitType> apply(Optional<WitType> type) {
    return type.map(this::apply);
  }

  WitType apply(WitType type) {
    Object known = done.get(type);
    if (known != null) {
      return (WitType) known;
    }
    effort.spend();
    WitType given = types.get(type);
    WitType applied = given != null ? given : parts(type);
    done.put(type, applied);
    return applied;
  }

  private WitType parts(WitType type) {
    return switch (type) {
      case Primitive p -> p;
      case EnumType e -> e;
      case FlagsType f -> f;
      case ListType(WitType element) -> {
        WitType applied = apply(element);
        yield applied == element ? type : new ListType(applied);
      }
      case OptionType(WitType some, var layout) -> {
        WitType applied = apply(some);
        yield applied == some ? type : OptionType.of(applied);
      }
      case ResultType(var ok, var err, var layout) -> {
        Optional<WitType> newOk = apply(ok);
        Optional<WitType> newErr = apply(err);
        yield same(ok, newOk) && same(err, newErr) ? type : ResultType.of(newOk, newErr);
      }
      case TupleType(var elements, var layout) -> {
        List<WitType> applied = elements.stream().map(this::apply).toList();
        yield same(elements, applied) ? type : TupleType.of(applied);
      }
      case RecordType(var name, var fields, var layout) -> {
        List<RecordType.Field> applied =
            fields.stream()
                .map(f -> new RecordType.Field(f.name(), apply(f.type()), f.docs()))
                .toList();
        boolean same =
            same(
                fields.stream().map(RecordType.Field::type).toList(),
                applied.stream().map(RecordType.Field::type).toList());
        yield same ? type : RecordType.of(name, applied);
      }
      case VariantType(var name, var cases, var layout) -> {
        List<VariantType.Case> applied =
            cases.stream()
                .map(c -> new VariantType.Case(c.name(), apply(c.payload()), c.docs()))
                .toList();
        boolean same = true;
        for (int i = 0; i < cases.size(); i++) {
          same &= same(cases.get(i).payload(), applied.get(i).payload());
        }
        yield same ? type : VariantType.of(name, applied);
      }
      case OwnType(ResourceType resource) -> {
        ResourceType applied = apply(resource);
        yield applied == resource ? type : new OwnType(applied);
      }
      case BorrowType(ResourceType resource) -> {
        ResourceType applied = apply(resource);
        yield applied == resource ? type : new BorrowType(applied);
      }
    };
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Optional<WitType> a, Optional<WitType> b) {
    return a.isEmpty() ? b.isEmpty() : a.get() == b.orElse(null);
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean same(List<WitType> a, List<WitType> b) {
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i) != b.get(i)) {
        return false;
      }
    }
    return true;
  }
}
