package ai.wippy.runtime.wasi.file;

import java.nio.file.Path;

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
    return isDirectory() ? directory.path() : directory.path().resolve(name);
  }

  @Override
  public void close() {
    if (owned) {
      directory.close();
    }
  }
}
