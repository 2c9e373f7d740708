package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;

/**
 * An interface.
 *
 * @param name its name; in a world that gives it a plain name, that
 * @param implemented the interface of which this is a copy under a plain name; empty for all others
 * @param types in order of declaration
 * @param functions in order of declaration, those of resources included
 * @param docs its documentation; empty for none
 */
public record Interface(
    InterfaceName name,
    Optional<InterfaceName> implemented,
    List<TypeDef> types,
    List<Func> functions,
    String docs) {
  /** An interface that is no copy of another. */
  public Interface(InterfaceName name, List<TypeDef> types, List<Func> functions, String docs) {
    this(name, Optional.empty(), types, functions, docs);
  }

  /** Copies the lists. */
  public Interface {
    types = List.copyOf(types);
    functions = List.copyOf(functions);
  }
}
