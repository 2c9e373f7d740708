package ai.wippy.wit.model;

import java.util.Optional;

/**
 * A name for a type in an interface or world: a definition, an alias, or a {@code use}.
 *
 * @param name in kebab case
 * @param target what it names
 * @param usedFrom for a {@code use}: the interface named there, and the name that the type has in
 *     it
 * @param docs its documentation; empty for none
 */
public record TypeDef(String name, Target target, Optional<TypeName> usedFrom, String docs) {
  /** A definition or alias. */
  public TypeDef(String name, Target target, String docs) {
    this(name, target, Optional.empty(), docs);
  }

  /** What a name can stand for. */
  public sealed interface Target {}

  /**
   * A value type.
   *
   * @param type the type; a named one if it was defined here or used from elsewhere
   */
  public record Value(WitType type) implements Target {}

  /**
   * A resource.
   *
   * @param resource the resource
   */
  public record Resource(ResourceType resource) implements Target {}

  /** The value type, unless it is a resource. */
  public Optional<WitType> type() {
    return target instanceof Value(WitType type) ? Optional.of(type) : Optional.empty();
  }
}
