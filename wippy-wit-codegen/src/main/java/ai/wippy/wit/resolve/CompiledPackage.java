package ai.wippy.wit.resolve;

import ai.wippy.wit.model.WitPackage;
import java.util.List;

/**
 * A package that was compiled into a component.
 *
 * @param root the package
 * @param others of each package that it refers to, the part that it needs
 */
public record CompiledPackage(WitPackage root, List<WitPackage> others) {
  /** Copies the list. */
  public CompiledPackage {
    others = List.copyOf(others);
  }
}
