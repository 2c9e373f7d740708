package ai.wippy.registry;

/**
 * The bytes of a {@link FrozenRegistry}.
 *
 * <pre>
 * file     = MAGIC VERSION strings value:settings count entry*
 * strings  = count (length utf8)*
 * entry    = namespace name kind value:meta value:data value:built
 * value    = FALSE | TRUE | INTEGER zigzag | DECIMAL 8 bytes | STRING string
 *          | LIST count value* | MAP count (string value)*
 * </pre>
 *
 * Counts, lengths and indices into the strings ({@code namespace}, {@code name}, {@code kind},
 * {@code string}) are unsigned LEB128; keys of maps are sorted.
 */
final class FrozenFormat {
  static final int MAGIC = 0x57495050;
  static final int VERSION = 1;

  static final int FALSE = 0;
  static final int TRUE = 1;
  static final int INTEGER = 2;
  static final int DECIMAL = 3;
  static final int STRING = 4;
  static final int LIST = 5;
  static final int MAP = 6;

  private FrozenFormat() {}
}
