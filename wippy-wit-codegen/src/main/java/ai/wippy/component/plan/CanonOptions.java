package ai.wippy.component.plan;

import org.jspecify.annotations.Nullable;

/**
 * Canonical options of a lift or lower.
 *
 * @param instance number of the component instance that the function belongs to
 * @param encoding of its strings
 * @param memory where its values lie; null if none is needed
 * @param realloc allocates there; null if not needed
 * @param postReturn to be called with the core result after it has been lifted; null for none
 */
public record CanonOptions(
    int instance,
    Encoding encoding,
    CoreSource.@Nullable Export memory,
    @Nullable CoreSource realloc,
    @Nullable CoreSource postReturn) {
  /** String encodings of the canonical ABI. */
  public enum Encoding {
    /** UTF-8. */
    UTF8,
    /** UTF-16, little endian. */
    UTF16,
    /**
     * Latin-1 if the string allows it, else UTF-16, told apart by the highest bit of the length.
     */
    LATIN1_OR_UTF16
  }
}
