package ai.wippy.runtime.component;

import java.util.List;

/**
 * What the build made of one component, or of a core module with a WIT signature. Implemented by
 * generated code; stateless, found by class name once at start-up through its public constructor
 * without parameters.
 */
public interface Component {
  /** Exported functions, those of exported instances included, in a fixed order. */
  List<ExportedFunction> functions();

  /**
   * Makes a fresh instance.
   *
   * @throws Trap if the guest traps while it is set up
   */
  ComponentInstance instantiate(Host host);
}
