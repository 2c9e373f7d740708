package ai.wippy.component;

import java.util.List;

/** How a core instance comes to be. */
public sealed interface CoreInstanceExpression {
  /** By instantiating a core module. */
  record Instantiate(int module, List<Argument> args) implements CoreInstanceExpression {}

  /** By putting together what exists. */
  record Exports(List<Export> items) implements CoreInstanceExpression {}

  /** A core instance under the module name that imports ask for. */
  record Argument(int offset, String name, int instance) {}

  /** A named core item. */
  record Export(int offset, String name, SortIndex item) {}
}
