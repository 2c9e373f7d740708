package ai.wippy.runtime.component;

/** A core global. */
public final class CoreGlobal implements CoreExtern {
  private CoreGlobal() {}
}
