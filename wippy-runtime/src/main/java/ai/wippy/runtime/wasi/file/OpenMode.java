package ai.wippy.runtime.wasi.file;

import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * How to open a file.
 *
 * @param read whether it will be read
 * @param write whether it will be written
 * @param create whether to make it if there is none
 * @param exclusive whether to fail if there is one; with {@code create} only
 * @param truncate whether to empty it
 * @param directory whether to fail if it is no directory
 * @param durability what each write waits for
 */
public record OpenMode(
    boolean read,
    boolean write,
    boolean create,
    boolean exclusive,
    boolean truncate,
    boolean directory,
    Durability durability) {
  /** Reading what is there. */
  public static final OpenMode READ =
      new OpenMode(true, false, false, false, false, false, Durability.NONE);

  /** What a write waits for. */
  public enum Durability {
    /** Nothing: the host writes to the disk when it sees fit. */
    NONE,
    /** That the content is on the disk. */
    DATA,
    /** That content, size and times are on the disk. */
    ALL;

    /** What has the host do that. */
    Optional<OpenOption> option() {
      return switch (this) {
        case NONE -> Optional.empty();
        case DATA -> Optional.of(StandardOpenOption.DSYNC);
        case ALL -> Optional.of(StandardOpenOption.SYNC);
      };
    }
  }

  /** Whether opening alone may change something. */
  boolean changes() {
    return write || create || truncate;
  }
}
