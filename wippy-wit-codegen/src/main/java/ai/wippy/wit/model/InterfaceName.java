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
  /** The name that a component spells as {@code text}. */
  public static InterfaceName parse(String text) {
    int at = text.indexOf('@');
    String path = at < 0 ? text : text.substring(0, at);
    int colon = path.lastIndexOf(':');
    int slash = path.lastIndexOf('/');
    if (colon < 0 || slash < colon) {
      return new InterfaceName(Optional.empty(), text);
    }
    Optional<String> version = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    var pkg = new PackageName(path.substring(0, colon), path.substring(colon + 1, slash), version);
    return new InterfaceName(Optional.of(pkg), path.substring(slash + 1));
  }

  @Override
  public String toString() {
    return pkg.map(p ->
            p.namespace() + ":" + p.name() + "/" + name + p.version().map(v -> "@" + v).orElse(""))
        .orElse(name);
  }
}
