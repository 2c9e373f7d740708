package ai.wippy.runtime.component;

/** A WIT type at run time, for callers without typed bindings. */
public interface Type {
  /** The type as WIT text. */
  String wit();
}
