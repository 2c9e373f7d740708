package ai.wippy.runtime.component;

/** A core exception tag. */
public final class CoreTag implements CoreExtern {
  private CoreTag() {}
}
