package ai.wippy.runtime.function;

import ai.wippy.registry.Entry;
import java.util.Set;

/** Makes functions of the entries of some kinds: {@code function.lua}, {@code function.wasm}. */
public interface FunctionKind {
  /** The kinds of entries that it understands. */
  Set<String> kinds();

  /**
   * What runs when the entry is called, in the thread of the caller. Pool, deadline and permission
   * are the registry's business. Called once at start-up: what is expensive waits for the first
   * call.
   */
  Handler handler(Entry entry);
}
