package ai.wippy.runtime.component;

import com.dylibso.chicory.runtime.GlobalInstance;

/** A core global. */
public final class CoreGlobal implements CoreExtern {
  private final GlobalInstance global;

  CoreGlobal(GlobalInstance global) {
    this.global = global;
  }

  GlobalInstance global() {
    return global;
  }

  /** Its value: a 32-bit integer sign-extended, a float as its bits. */
  public long value() {
    return global.getValue();
  }
}
