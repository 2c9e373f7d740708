package ai.wippy.component;

/** An option of a lift or lower (Binary.md, {@code canonopt}). */
public sealed interface CanonOption {
  /** String encodings. */
  enum Encoding implements CanonOption {
    /** UTF-8. */
    UTF8,
    /** UTF-16, little endian. */
    UTF16,
    /** Latin-1 or UTF-16, told apart by the highest bit of the length. */
    LATIN1_UTF16
  }

  /** The memory that values lie in. */
  record Memory(int coreMemory) implements CanonOption {}

  /** The function that allocates. */
  record Realloc(int coreFunc) implements CanonOption {}

  /** The function that is called when the result has been lifted. */
  record PostReturn(int coreFunc) implements CanonOption {}

  /** Concurrent calls (gated). */
  record Async() implements CanonOption {}

  /** Call back of concurrent calls (gated). */
  record Callback(int coreFunc) implements CanonOption {}
}
