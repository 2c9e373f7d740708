package ai.wippy.component;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.WitType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Looks for resource types that a type refers to, other than those that it leaves open itself. */
final class FreeResources {
  private final Types types;
  private final Set<ResourceType> bound = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  FreeResources(Types types) {
    this.types = types;
  }

  boolean in(Entity entity) {
    if (!seen.add(entity)) {
      return false;
    }
    types.effort.spend();
    return switch (entity) {
      case Entity.Module m -> false;
      case Entity.Function(var params, var result, var measure) ->
          params.stream().anyMatch(p -> in(p.type())) || result.filter(this::in).isPresent();
      case Entity.Instance(var exports, var abstracts, var measure) -> {
        bind(abstracts);
        yield exports.values().stream().anyMatch(this::in);
      }
      case Entity.Component(var imports, var exports, var imported, var defined, var measure) -> {
        bind(imported);
        bind(defined);
        yield imports.values().stream().anyMatch(this::in)
            || exports.values().stream().anyMatch(this::in);
      }
      case Entity.Value(WitType type) -> in(type);
      case Entity.Resource(ResourceType type) -> isFree(type);
      case Entity.Of(Entity like) -> in(like);
    };
  }

  private void bind(Iterable<ResourceType> open) {
    open.forEach(type -> bound.add(types.resources.identity(type)));
  }

  private boolean isFree(ResourceType type) {
    return !bound.contains(types.resources.identity(type));
  }

  private boolean in(WitType type) {
    if (!seen.add(type)) {
      return false;
    }
    types.effort.spend();
    return switch (type) {
      case OwnType(ResourceType resource) -> isFree(resource);
      case BorrowType(ResourceType resource) -> isFree(resource);
      default -> Subtyping.parts(type).stream().anyMatch(this::in);
    };
  }
}
