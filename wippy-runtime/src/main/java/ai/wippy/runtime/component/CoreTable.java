package ai.wippy.runtime.component;

/** A core table. */
public final class CoreTable implements CoreExtern {
  private CoreTable() {}
}
