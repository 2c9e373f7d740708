package ai.wippy.build.index.schema;

/**
 * A kind of entry.
 *
 * @param name such as {@code function.wasm}
 * @param support what becomes of its entries
 * @param data the shape of its configuration
 * @param meta the shape of its metadata
 */
public record Kind(String name, Support support, Shape data, Shape meta) {
  /** What becomes of the entries of a kind. */
  public enum Support {
    /** They run. */
    RUNS,
    /** They are data that other entries read. */
    DATA,
    /** They are kept, but nothing runs them yet. */
    NOT_YET
  }
}
