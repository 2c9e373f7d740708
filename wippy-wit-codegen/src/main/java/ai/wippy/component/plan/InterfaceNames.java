package ai.wippy.component.plan;

import ai.wippy.wit.model.InterfaceName;
import ai.wippy.wit.model.PackageName;
import java.util.Optional;

/** Names of interfaces from the text that components spell them with. */
final class InterfaceNames {
  private InterfaceNames() {}

  /** {@code ns:pkg/name@version}, or a plain name. */
  static InterfaceName parse(String text) {
    int at = text.indexOf('@');
    String path = at < 0 ? text : text.substring(0, at);
    int colon = path.lastIndexOf(':');
    int slash = path.lastIndexOf('/');
    if (colon < 0 || slash < 0) {
      return new InterfaceName(Optional.empty(), text);
    }
    Optional<String> version = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    var pkg = new PackageName(path.substring(0, colon), path.substring(colon + 1, slash), version);
    return new InterfaceName(Optional.of(pkg), path.substring(slash + 1));
  }
}
