package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;

/**
 * A world: what a component imports and exports.
 *
 * @param pkg its package; empty when it was read from a component
 * @param name in kebab case
 * @param imports in order
 * @param exports in order
 * @param docs its documentation; empty for none
 */
public record World(
    Optional<PackageName> pkg, String name, List<Item> imports, List<Item> exports, String docs) {
  /** One import or export. */
  public sealed interface Item {}

  /**
   * A whole interface.
   *
   * @param value the interface
   */
  public record InterfaceItem(Interface value) implements Item {}

  /**
   * A function of the world itself.
   *
   * @param value the function
   */
  public record FuncItem(Func value) implements Item {}

  /**
   * A type of the world itself.
   *
   * @param value the type
   */
  public record TypeItem(TypeDef value) implements Item {}

  /** Copies the lists. */
  public World {
    imports = List.copyOf(imports);
    exports = List.copyOf(exports);
  }
}
