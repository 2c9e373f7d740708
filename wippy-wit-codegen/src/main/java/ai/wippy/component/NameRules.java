package ai.wippy.component;

import static ai.wippy.component.ComponentException.invalid;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.ResultType;
import ai.wippy.wit.model.WitType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of the imports, or of the exports, of one scope: how they differ, and what annotations
 * demand.
 */
final class NameRules {
  private final Direction direction;
  private final Resources resources;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, ResourceType> named = new HashMap<>();

  NameRules(Direction direction, Resources resources) {
    this.direction = direction;
    this.resources = resources;
  }

  /** Which names they are. */
  enum Direction {
    IMPORT,
    EXPORT,
    /**
     * Of an instance that is put together: it is no scope, so that no resource has a name in it.
     */
    BUNDLE;

    @Override
    public String toString() {
      return this == IMPORT ? "import" : "export";
    }
  }

  void add(int offset, String name, Entity entity) {
    ParsedName parsed = ParsedName.parse(offset, name, direction == Direction.IMPORT);
    String previous = keys.put(parsed.key(), name);
    if (previous != null) {
      throw invalid(
          offset, "%s name `%s` conflicts with previous name `%s`", direction, name, previous);
    }
    switch (parsed) {
      case ParsedName.Plain(var label) -> {
        if (direction != Direction.BUNDLE && entity instanceof Entity.Resource(ResourceType type)) {
          named.put(label, type);
        }
      }
      case ParsedName.Constructor(var resource) ->
          constructor(offset, name, resource, function(offset, name, entity));
      case ParsedName.Method(var resource, var label) ->
          method(offset, name, resource, function(offset, name, entity));
      case ParsedName.Static(var resource, var label) -> {
        function(offset, name, entity);
        resource(offset, name, resource);
      }
      case ParsedName.InterfacePath path -> {}
      case ParsedName.Dependency dependency -> {}
    }
  }

  private Entity.Function function(int offset, String name, Entity entity) {
    if (entity instanceof Entity.Function function) {
      return function;
    }
    throw invalid(
        offset, "%s name `%s` is not valid: %s is not a func", direction, name, entity.word());
  }

  private ResourceType resource(int offset, String name, String label) {
    ResourceType type = named.get(label);
    if (type == null) {
      throw invalid(
          offset,
          "%s name `%s` is not valid: resource `%s` does not have a name in this context",
          direction,
          name,
          label);
    }
    return type;
  }

  private void constructor(int offset, String name, String label, Entity.Function function) {
    ResourceType expected = resource(offset, name, label);
    Optional<WitType> result =
        function
            .result()
            .flatMap(type -> type instanceof ResultType r ? r.ok() : Optional.of(type));
    ResourceType made = result.orElse(null) instanceof OwnType(ResourceType type) ? type : null;
    if (made == null) {
      throw invalid(
          offset,
          "%s name `%s` is not valid: function should return `(own $T)` or `(result (own $T))`",
          direction,
          name);
    }
    checkSame(offset, name, label, made, expected);
  }

  private void method(int offset, String name, String label, Entity.Function function) {
    ResourceType expected = resource(offset, name, label);
    if (function.params().isEmpty() || !function.params().getFirst().name().equals("self")) {
      throw invalid(
          offset,
          "%s name `%s` is not valid: function should have a first argument called `self`",
          direction,
          name);
    }
    ResourceType self =
        function.params().getFirst().type() instanceof BorrowType(ResourceType type) ? type : null;
    if (self == null) {
      throw invalid(
          offset,
          "%s name `%s` is not valid: the first argument should be a `(borrow $T)`",
          direction,
          name);
    }
    checkSame(offset, name, label, self, expected);
  }

  private void checkSame(
      int offset, String name, String label, @Nullable ResourceType found, ResourceType expected) {
    if (found == null || !resources.same(found, expected)) {
      throw invalid(
          offset,
          "%s name `%s` is not valid: function does not match expected resource name `%s`",
          direction,
          name,
          label);
    }
  }
}
