package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a path leads: a name in an open directory, whether or not there is something of that name;
 * or the directory itself.
 *
 * @param directory open until the place is closed
 * @param name a single name; empty for the directory itself
 * @param owned whether the directory was opened on the way, and is closed with the place
 * @param endsWithSlash whether the path can only be that of a directory
 */
record Place(Directory directory, String name, boolean owned, boolean endsWithSlash)
    implements AutoCloseable {
  /** The directory itself? */
  boolean isDirectory() {
    return name.isEmpty();
  }

  /** A path for the host, the last name of which must not be followed. */
  Path path() {
    return directory.path().resolve(isDirectory() ? "." : name);
  }

  /**
   * The same, if the place has a name of its own.
   *
   * @throws FileError with this code if it is the directory itself
   */
  Path named(FileError.Code otherwise) throws FileError {
    if (isDirectory()) {
      throw new FileError(otherwise, "the path is that of the directory itself");
    }
    return path();
  }

  /** What is there, links not followed; null for nothing. */
  Attributes.@Nullable Type type() throws IOException {
    try {
      return Attributes.read(path(), false).type();
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  /**
   * Checks the path that leads to what is no directory.
   *
   * @throws FileError NOT_DIRECTORY if it says that it is one
   */
  void checkNoSlash(String path) throws FileError {
    if (endsWithSlash) {
      throw new FileError(FileError.Code.NOT_DIRECTORY, path + " is no directory");
    }
  }

  /**
   * Checks that a file or directory can be moved here. The kernel would refuse what this refuses;
   * Java's own words for it differ.
   *
   * @param path that leads here
   * @param directory whether a directory is moved
   * @throws FileError IS_DIRECTORY or NOT_DIRECTORY if the other kind is here
   */
  void checkReplaceable(String path, boolean directory) throws FileError, IOException {
    Attributes.@Nullable Type type = type();
    if (type == Attributes.Type.DIRECTORY && !directory) {
      throw new FileError(FileError.Code.IS_DIRECTORY, path + " is a directory");
    }
    if (type != null && type != Attributes.Type.DIRECTORY && directory) {
      throw new FileError(FileError.Code.NOT_DIRECTORY, path + " is no directory");
    }
  }

  @Override
  public void close() {
    if (owned) {
      directory.close();
    }
  }
}
