package ai.wippy.wit.model;

import java.util.Optional;

/**
 * The name of an interface: {@code ns:pkg/name@version}, or a plain name for one that a world
 * declares inline.
 *
 * @param pkg the package; empty for a plain name
 * @param name in kebab case
 */
public record InterfaceName(Optional<PackageName> pkg, String name) {
  @Override
  public String toString() {
    return pkg.map(p ->
            p.namespace() + ":" + p.name() + "/" + name + p.version().map(v -> "@" + v).orElse(""))
        .orElse(name);
  }
}
