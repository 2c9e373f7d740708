package ai.wippy.component;

import ai.wippy.wit.model.ResourceType;
import ai.wippy.wit.model.TypeName;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which resource types are the same.
 *
 * <p>An import or export gives a resource type a name that others can see. The name belongs to the
 * new type index, not to the old one, so each naming makes an alias: another object, the same
 * identity.
 */
final class Resources {
  private final Map<ResourceType, ResourceType> identities = new IdentityHashMap<>();

  /** A new one; its name is for messages only. */
  static ResourceType fresh(String name) {
    return new ResourceType(new TypeName(Optional.empty(), name, ""));
  }

  ResourceType alias(ResourceType of, String name) {
    ResourceType alias = fresh(name);
    identities.put(alias, identity(of));
    return alias;
  }

  ResourceType identity(ResourceType type) {
    return identities.getOrDefault(type, type);
  }

  boolean same(ResourceType a, ResourceType b) {
    return identity(a) == identity(b);
  }
}
