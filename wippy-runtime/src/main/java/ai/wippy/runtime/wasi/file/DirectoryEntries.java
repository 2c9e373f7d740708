package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The entries of a directory, one after the other. */
public final class DirectoryEntries implements AutoCloseable {
  private final DirectoryStream<Path> stream;
  private final Iterator<Path> iterator;

  DirectoryEntries(DirectoryStream<Path> stream) {
    this.stream = stream;
    iterator = stream.iterator();
  }

  /**
   * An entry.
   *
   * @param name its name
   * @param type what it is
   * @param inode its number in the file system
   */
  public record Entry(String name, Attributes.Type type, long inode) {}

  /**
   * The next entry; null at the end. One that is removed meanwhile is passed over.
   *
   * @throws FileError if the host refuses
   */
  public @Nullable Entry next() throws FileError {
    try {
      while (iterator.hasNext()) {
        Path path = iterator.next();
        try {
          Attributes attributes = Attributes.read(path, false);
          return new Entry(path.getFileName().toString(), attributes.type(), attributes.inode());
        } catch (NoSuchFileException _) {
          continue;
        }
      }
      return null;
    } catch (DirectoryIteratorException | IOException e) {
      throw FileError.of(e);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      System.getLogger(DirectoryEntries.class.getName())
          .log(System.Logger.Level.WARNING, "a directory of a guest was closed with an error", e);
    }
  }
}
