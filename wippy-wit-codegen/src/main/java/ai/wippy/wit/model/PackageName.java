package ai.wippy.wit.model;

import java.util.Optional;

/**
 * A package: {@code namespace:name@version}.
 *
 * @param namespace in kebab case; nested ones joined by {@code :}
 * @param name in kebab case; nested ones joined by {@code /}
 * @param version a semantic version
 */
public record PackageName(String namespace, String name, Optional<String> version) {
  @Override
  public String toString() {
    return namespace + ":" + name + version.map(v -> "@" + v).orElse("");
  }
}
