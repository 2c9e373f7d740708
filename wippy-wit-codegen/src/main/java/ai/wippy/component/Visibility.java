package ai.wippy.component;

import ai.wippy.wit.model.BorrowType;
import ai.wippy.wit.model.EnumType;
import ai.wippy.wit.model.FlagsType;
import ai.wippy.wit.model.OwnType;
import ai.wippy.wit.model.RecordType;
import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.VariantType;
import ai.wippy.wit.model.WitType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that have names outside (Explainer.md, external visibility of types): what is imported
 * or exported may use no other resource, record, variant, enum or flags.
 */
final class Visibility {
  private final @Nullable Visibility outer;
  private final Effort effort;

  /** Types, and the instances that hold such only. */
  private final Set<Object> named = Collections.newSetFromMap(new IdentityHashMap<>());

  Visibility(Effort effort) {
    this(null, effort);
  }

  /**
   * @param outer what has names outside of the type that is looked at; null for nothing
   */
  private Visibility(@Nullable Visibility outer, Effort effort) {
    this.outer = outer;
    this.effort = effort;
  }

  /** Whether {@code entity} uses named types only; the types in it have names from now on. */
  boolean admit(Entity entity) {
    effort.spend();
    return switch (entity) {
      case Entity.Module m -> true;
      case Entity.Component c -> true;
      case Entity.Function(var params, var result, var measure) ->
          params.stream().allMatch(p -> isNamed(p.type()))
              && result.stream().allMatch(this::isNamed);
      case Entity.Instance instance -> {
        boolean visible =
            contains(instance) || instance.exports().values().stream().allMatch(this::admit);
        named.add(instance);
        yield visible;
      }
      case Entity.Resource(ResourceType type) -> named.add(type) || contains(type);
      case Entity.Value(WitType type) -> {
        boolean visible =
            Subtyping.parts(type).stream().allMatch(this::isNamed) && handleIsNamed(type);
        named.add(type);
        yield visible;
      }
      case Entity.Of(Entity like) -> new Visibility(this, effort).admit(like);
    };
  }

  private boolean contains(Object type) {
    for (Visibility each = this; each != null; each = each.outer) {
      if (each.named.contains(type)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNamed(WitType type) {
    return isNamed(type, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean isNamed(WitType type, Set<WitType> seen) {
    if (!seen.add(type)) {
      return true;
    }
    effort.spend();
    return switch (type) {
      case RecordType r -> contains(r);
      case VariantType v -> contains(v);
      case EnumType e -> contains(e);
      case FlagsType f -> contains(f);
      default ->
          handleIsNamed(type) && Subtyping.parts(type).stream().allMatch(p -> isNamed(p, seen));
    };
  }

  private boolean handleIsNamed(WitType type) {
    return switch (type) {
      case OwnType(ResourceType resource) -> contains(resource);
      case BorrowType(ResourceType resource) -> contains(resource);
      default -> true;
    };
  }
}
