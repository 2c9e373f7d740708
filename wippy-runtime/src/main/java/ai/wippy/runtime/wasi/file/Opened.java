package ai.wippy.runtime.wasi.file;

import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** What a guest has open. Not thread-safe: used by the thread that uses the instance. */
public sealed interface Opened extends AutoCloseable permits Directory, OpenFile {
  /**
   * What the host knows of it.
   *
   * @throws FileError if the host cannot tell
   */
  Attributes attributes() throws FileError;

  /**
   * Sets times.
   *
   * @param accessed null to leave it
   * @param modified null to leave it
   * @throws FileError READ_ONLY on a mount that is
   */
  void setTimes(@Nullable FileTime accessed, @Nullable FileTime modified) throws FileError;

  /**
   * Has the host write to the disk what it keeps in memory.
   *
   * @param metadata whether times and the like are to be written too
   * @throws FileError if that fails
   */
  void sync(boolean metadata) throws FileError;

  /** Closes it. Does nothing the second time. */
  @Override
  void close();
}
