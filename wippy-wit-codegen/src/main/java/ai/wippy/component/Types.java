package ai.wippy.component;

import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What validation knows about all types of a file together: which are the same, and how large each
 * is.
 */
final class Types {
  final Resources resources = new Resources();
  final CoreTypes core = new CoreTypes();
  final Effort effort = new Effort();
  final Subtyping subtyping = new Subtyping(resources, core, effort);
  private final Map<WitType, Measure> measures = new IdentityHashMap<>();

  Measure measure(int offset, WitType type) {
    Measure known = measures.get(type);
    if (known != null) {
      return known;
    }
    List<Measure> parts =
        Subtyping.parts(type).stream().map(part -> measure(offset, part)).toList();
    Measure measure = Measure.of(offset, parts);
    measures.put(type, measure);
    return measure;
  }

  Measure measure(int offset, List<WitType> types, Optional<WitType> result) {
    var parts = new ArrayList<Measure>();
    types.forEach(type -> parts.add(measure(offset, type)));
    result.ifPresent(type -> parts.add(measure(offset, type)));
    return Measure.of(offset, parts);
  }

  private Measure measure(int offset, Entity entity) {
    return switch (entity) {
      case Entity.Module m -> Measure.LEAF;
      case Entity.Resource r -> Measure.LEAF;
      case Entity.Function f -> f.measure();
      case Entity.Instance i -> i.measure();
      case Entity.Component c -> c.measure();
      case Entity.Value(WitType type) -> measure(offset, type);
      case Entity.Of(Entity like) -> measure(offset, like);
    };
  }

  private Measure measure(int offset, Collection<Entity> first, Collection<Entity> second) {
    effort.spend(offset, first.size() + second.size());
    var parts = new ArrayList<Measure>();
    first.forEach(entity -> parts.add(measure(offset, entity)));
    second.forEach(entity -> parts.add(measure(offset, entity)));
    return Measure.of(offset, parts);
  }

  Entity.Instance instance(int offset, Map<String, Entity> exports, List<ResourceType> abstracts) {
    return new Entity.Instance(exports, abstracts, measure(offset, exports.values(), List.of()));
  }

  Entity.Component component(int offset, Space space) {
    Measure measure = measure(offset, space.imports.values(), space.exports.values());
    return new Entity.Component(
        space.imports, space.exports, space.imported, space.defined, measure);
  }

  /**
   * An item of a type: what the type leaves open becomes fresh resource types, which are added to
   * {@code opened}.
   */
  Entity open(Entity like, List<ResourceType> opened) {
    if (!(like instanceof Entity.Instance instance) || instance.abstracts().isEmpty()) {
      return like;
    }
    var fresh = substitution();
    freshen(instance.abstracts(), fresh, opened);
    return new Entity.Instance(fresh.apply(instance.exports()), List.of(), instance.measure());
  }

  /** Nothing substituted yet. */
  Substitution substitution() {
    return new Substitution(resources, effort);
  }

  void freshen(List<ResourceType> abstracts, Substitution substitution, List<ResourceType> opened) {
    for (ResourceType type : abstracts) {
      ResourceType fresh = Resources.fresh(type.name().name());
      opened.add(fresh);
      substitution.put(type, fresh);
    }
  }

  /** The same type under a new index, which can have a name of its own. */
  Entity.Type renewed(Entity.Type type, String name) {
    return switch (type) {
      case Entity.Resource(ResourceType resource) ->
          new Entity.Resource(resources.alias(resource, name));
      case Entity.Value(WitType value) -> new Entity.Value(renewed(value));
      case Entity.Of of -> of;
    };
  }

  private static WitType renewed(WitType type) {
    return switch (type) {
      case RecordType(var name, var fields, var layout) -> new RecordType(name, fields, layout);
      case VariantType(var name, var cases, var layout) -> new VariantType(name, cases, layout);
      case EnumType(var name, var cases) -> new EnumType(name, cases);
      case FlagsType(var name, var flags) -> new FlagsType(name, flags);
      default -> type;
    };
  }
}
