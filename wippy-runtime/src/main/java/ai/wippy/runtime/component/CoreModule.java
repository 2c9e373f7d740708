package ai.wippy.runtime.component;

import java.util.List;

/** A core module that the build translated. Immutable, and shared by all of its instances. */
public final class CoreModule {
  private CoreModule() {}

  /**
   * Loads the module that the build stored under {@code id}, without parsing or compiling code.
   *
   * @param loader of the class that asks
   */
  public static CoreModule load(ClassLoader loader, String id) {
    throw new UnsupportedOperationException(id + loader);
  }

  /**
   * Makes an instance with memories, tables and globals of its own, and runs its start function.
   *
   * @param imports one for each import of the module, in the order of its import section
   * @throws Trap if a segment does not fit, the start function traps or a limit is too small
   */
  public CoreInstance instantiate(Limits limits, List<CoreExtern> imports) {
    throw new UnsupportedOperationException(limits.toString() + imports);
  }
}
