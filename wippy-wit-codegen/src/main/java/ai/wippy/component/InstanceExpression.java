package ai.wippy.component;

import java.util.List;

/** How a component instance comes to be. */
public sealed interface InstanceExpression {
  /** By instantiating a component. */
  record Instantiate(int component, List<Item> args) implements InstanceExpression {}

  /** By putting together what exists. */
  record Exports(List<Item> items) implements InstanceExpression {}

  /**
   * A named argument or export.
   *
   * @param externName its name; that of an argument has no attributes
   */
  record Item(int offset, ExternName externName, SortIndex item) {
    /** Its name. */
    public String name() {
      return externName.name();
    }
  }
}
