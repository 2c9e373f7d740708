package ai.wippy.runtime.wasi.file;

/**
 * How to open a file.
 *
 * @param read whether it will be read
 * @param write whether it will be written
 * @param create whether to make it if there is none
 * @param exclusive whether to fail if there is one; with {@code create} only
 * @param truncate whether to empty it
 * @param directory whether to fail if it is no directory
 */
public record OpenMode(
    boolean read,
    boolean write,
    boolean create,
    boolean exclusive,
    boolean truncate,
    boolean directory) {
  /** Reading what is there. */
  public static final OpenMode READ = new OpenMode(true, false, false, false, false, false);

  /** Whether opening alone may change something. */
  boolean changes() {
    return write || create || truncate;
  }
}
