package ai.wippy.runtime.component;

/** What stands for the payload of a result that has none. */
public enum Unit {
  /** The only value. */
  UNIT
}
