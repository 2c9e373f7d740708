package ai.wippy.wit.model;

import java.util.List;

/**
 * An interface.
 *
 * @param name its name
 * @param types in order of declaration
 * @param functions in order of declaration, those of resources included
 * @param docs its documentation; empty for none
 */
public record Interface(
    InterfaceName name, List<TypeDef> types, List<Func> functions, String docs) {
  /** Copies the lists. */
  public Interface {
    types = List.copyOf(types);
    functions = List.copyOf(functions);
  }
}
