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

/**
 * The types that have names outside (Explainer.md, external visibility of types): what is imported
 * or exported may use no other resource, record, variant, enum or flags.
 */
final class Visibility {
  /** Types, and the instances that hold such only. */
  private final Set<Object> named = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Whether {@code entity} uses named types only; the types in it have names from now on. */
  boolean admit(Entity entity) {
    return switch (entity) {
      case Entity.Module m -> true;
      case Entity.Component c -> true;
      case Entity.Function(var params, var result, var measure) ->
          params.stream().allMatch(p -> isNamed(p.type()))
              && result.stream().allMatch(this::isNamed);
      case Entity.Instance instance -> {
        boolean visible =
            named.contains(instance) || instance.exports().values().stream().allMatch(this::admit);
        named.add(instance);
        yield visible;
      }
      case Entity.Resource(ResourceType type) -> named.add(type) || named.contains(type);
      case Entity.Value(WitType type) -> {
        boolean visible =
            Subtyping.parts(type).stream().allMatch(this::isNamed) && handleIsNamed(type);
        named.add(type);
        yield visible;
      }
      case Entity.Of(Entity like) -> copy().admit(like);
    };
  }

  private Visibility copy() {
    var copy = new Visibility();
    copy.named.addAll(named);
    return copy;
  }

  private boolean isNamed(WitType type) {
    return isNamed(type, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean isNamed(WitType type, Set<WitType> seen) {
    if (!seen.add(type)) {
      return true;
    }
    return switch (type) {
      case RecordType r -> named.contains(r);
      case VariantType v -> named.contains(v);
      case EnumType e -> named.contains(e);
      case FlagsType f -> named.contains(f);
      default ->
          handleIsNamed(type) && Subtyping.parts(type).stream().allMatch(p -> isNamed(p, seen));
    };
  }

  private boolean handleIsNamed(WitType type) {
    return switch (type) {
      case OwnType(ResourceType resource) -> named.contains(resource);
      case BorrowType(ResourceType resource) -> named.contains(resource);
      default -> true;
    };
  }
}
