package ai.wippy.component.plan;

import ai.wippy.wit.model.InterfaceName;

/** Names of interfaces from the text that components spell them with. */
final class InterfaceNames {
  private InterfaceNames() {}

  /** {@code ns:pkg/name@version}, or a plain name. */
  static InterfaceName parse(String text) {
    return InterfaceName.parse(text);
  }
}
