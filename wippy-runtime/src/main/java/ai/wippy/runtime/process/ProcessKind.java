package ai.wippy.runtime.process;

import ai.wippy.registry.Entry;
import java.util.Set;

/** Makes programs of the entries of some kinds: {@code process.lua}, {@code process.wasm}. */
public interface ProcessKind {
  /** The kinds of entries that it understands. */
  Set<String> kinds();

  /**
   * What its processes run. Called once at start-up: what is expensive waits for the first process.
   */
  Program program(Entry entry);
}
