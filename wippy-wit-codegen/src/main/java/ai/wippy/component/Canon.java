package ai.wippy.component;

import java.util.List;

/** A canonical definition: a function between core and component (Binary.md, {@code canon}). */
public sealed interface Canon {
  /** A component function that calls a core function. */
  record Lift(int coreFunc, List<CanonOption> options, int type) implements Canon {}

  /** A core function that calls a component function. */
  record Lower(int func, List<CanonOption> options) implements Canon {}

  /** Makes a handle from a representation. */
  record ResourceNew(int type) implements Canon {}

  /** Drops a handle. */
  record ResourceDrop(int type) implements Canon {}

  /** Gives the representation behind a handle. */
  record ResourceRep(int type) implements Canon {}

  /** A built-in of a later level of the component model. */
  record Gated(String name) implements Canon {}
}
