package ai.wippy.component;

/** Another name for something that exists already (Binary.md, {@code alias}). */
public sealed interface Alias {
  /** What kind of thing it is. */
  Sort sort();

  /** The export {@code name} of a component instance. */
  record Export(Sort sort, int instance, String name) implements Alias {}

  /** The export {@code name} of a core instance. */
  record CoreExport(Sort sort, int instance, String name) implements Alias {}

  /**
   * Something of an enclosing component or type.
   *
   * @param count how many scopes outward, 0 for the one that holds the alias
   */
  record Outer(Sort sort, int count, int index) implements Alias {}
}
