package ai.wippy.component;

import ai.wippy.wit.model.ResourceType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules on what is linked to one import, and what the user is told of a breach. */
final class LinkRules {
  private final Types types;
  private final String importName;
  private final Set<ResourceType> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Substitution given;

  /**
   * @param imported the resource types that imports of the component leave open
   * @param given what they are
   */
  LinkRules(Types types, String importName, List<ResourceType> imported, Substitution given) {
    this.types = types;
    this.importName = importName;
    this.given = given;
    open.addAll(imported);
  }

  void check(Entity found, Entity expected) {
    check(List.of(), found, expected);
  }

  private void check(List<String> path, Entity found, Entity expected) {
    if (expected instanceof Entity.Instance e && found instanceof Entity.Instance f) {
      instance(path, f, e);
      return;
    }
    Entity actual = given.apply(expected);
    Optional<String> problem = types.subtyping.mismatch(found, actual);
    if (problem.isEmpty()) {
      return;
    }
    if (!kind(found).equals(kind(expected))) {
      throw LinkException.mismatch(importName, path, kind(expected), kind(found), "");
    }
    if (expected instanceof Entity.Resource(ResourceType type)) {
      String same = types.resources.identity(type).name().name();
      throw LinkException.mismatch(
          importName,
          path,
          same.isEmpty()
              ? "a resource of the component"
              : "the same resource as `%s`".formatted(same),
          "another",
          "mismatched resource types");
    }
    throw LinkException.mismatch(importName, path, text(actual), text(found), problem.get());
  }

  private void instance(List<String> path, Entity.Instance found, Entity.Instance expected) {
    Set<ResourceType> known = Collections.newSetFromMap(new IdentityHashMap<>());
    expected
        .exports()
        .forEach((name, entity) -> {
          List<String> inner = Linker.with(path, name);
          Entity item = found.exports().get(name);
          if (item != null) {
            check(inner, item, entity);
          } else if (!isAlias(entity, known)) {
            throw LinkException.notFound(importName, inner, kind(entity));
          }
          if (entity instanceof Entity.Resource(ResourceType type)) {
            known.add(types.resources.identity(type));
          }
        });
  }

  /**
   * Whether an import makes the type equal to one that is known already.
   *
   * @param known resource types that come before it in the same instance
   */
  private boolean isAlias(Entity entity, Set<ResourceType> known) {
    return entity instanceof Entity.Type
        && !(entity instanceof Entity.Resource(ResourceType type)
            && open.contains(type)
            && !known.contains(types.resources.identity(type)));
  }

  static String kind(Entity entity) {
    return switch (entity) {
      case Entity.Module _ -> "a core module";
      case Entity.Function _ -> "a function";
      case Entity.Instance _ -> "an instance";
      case Entity.Component _ -> "a component";
      case Entity.Resource _ -> "a resource";
      case Entity.Value _ -> "a value type";
      case Entity.Of(Entity like) -> "the type of " + kind(like);
    };
  }

  private static String text(Entity entity) {
    return switch (entity) {
      case Entity.Function function -> "`%s`".formatted(function.func().wit());
      case Entity.Value(var type) -> "`%s`".formatted(type.wit());
      case Entity.Module _, Entity.Instance _, Entity.Component _, Entity.Resource _, Entity.Of _ ->
          kind(entity);
    };
  }
}
