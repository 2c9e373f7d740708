package ai.wippy.component;

import ai.wippy.wit.model.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks components that are linked with each other: what one exports must fit what another
 * imports, by the rules for the arguments of an instantiation (Explainer.md, type checking).
 *
 * <p>In one point the rules are milder: a type that an import makes equal to another is no more
 * than a name, which the exporter need not have.
 */
public final class Linker {
  private final Types types = new Types();
  private final Map<String, ResourceType> hosted = new HashMap<>();

  /** An instance of a component: what others can be linked with. */
  public static final class Linked {
    private final Entity.Instance exports;

    private Linked(Entity.Instance exports) {
      this.exports = exports;
    }
  }

  /**
   * What stands for an import.
   *
   * @param instance whose export it is
   * @param export its name there; empty for all exports together, as an instance
   */
  public record Supply(Linked instance, Optional<String> export) {}

  /**
   * Checks the imports of a component.
   *
   * @param component valid
   * @param supplies by the names of the imports; the host provides all others
   * @throws LinkException if what is supplied does not fit, or if no host can provide what is not
   */
  public Linked link(Component component, Map<String, Supply> supplies) {
    Entity.Component type = Validator.type(component, types);
    var given = types.substitution();
    Set<ResourceType> open = types.subtyping.identities(type.imported());
    type.imports()
        .forEach((name, expected) -> {
          Supply supply = supplies.get(name);
          if (supply == null) {
            host(List.of(name), expected, given);
            return;
          }
          Entity found = entity(name, supply, expected);
          types.subtyping.bind(found, expected, open, given);
          new LinkRules(types, name, type.imported(), given).check(found, expected);
          types.subtyping.bindValues(found, expected, given);
        });
    types.freshen(type.defined(), given, new ArrayList<>());
    return new Linked(types.instance(component.offset(), given.apply(type.exports()), List.of()));
  }

  private static Entity entity(String name, Supply supply, Entity expected) {
    Entity.Instance instance = supply.instance().exports;
    if (supply.export().isEmpty()) {
      return instance;
    }
    Entity found = instance.exports().get(supply.export().get());
    if (found == null) {
      throw LinkException.notFound(name, List.of(), LinkRules.kind(expected));
    }
    return found;
  }

  /**
   * An import of the host: where several components import the same, its resource types are the
   * same for all of them.
   *
   * @param path names from the import inwards
   */
  private void host(List<String> path, Entity expected, Substitution given) {
    switch (expected) {
      case Entity.Module _, Entity.Component _ ->
          throw LinkException.notFound(
              path.getFirst(), path.subList(1, path.size()), LinkRules.kind(expected));
      case Entity.Instance instance ->
          instance.exports().forEach((name, item) -> host(with(path, name), item, given));
      case Entity.Resource(ResourceType type) when !given.has(type) ->
          given.put(
              type,
              hosted.computeIfAbsent(
                  ExternNames.hosted(path), _ -> Resources.fresh(path.getLast())));
      case Entity.Function _, Entity.Type _ -> {}
    }
  }

  static List<String> with(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
