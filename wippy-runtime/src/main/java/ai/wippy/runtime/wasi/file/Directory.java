package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is open: the capability for all that is below it, and for nothing else. Paths
 * are relative to it, and none leads out of it (see {@link Walk}).
 */
public final class Directory implements Opened {
  private static final OpenOption[] TO_WALK = {StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS};
  private static final OpenMode TO_MOUNT =
      new OpenMode(true, false, false, false, false, true, OpenMode.Durability.NONE);

  /** Where to look for the number of a descriptor about which nothing is known. */
  private static final int NO_GUESS = 0;

  private final FileChannel channel;
  private final Pin pin;
  private final Path path;
  private final boolean readOnly;

  private Directory(FileChannel channel, int guess, boolean readOnly) throws IOException {
    this.channel = channel;
    this.readOnly = readOnly;
    pin = Pin.of(channel, guess);
    path = pin.path();
  }

  /**
   * Opens a mount.
   *
   * @throws FileError NO_ENTRY or NOT_DIRECTORY if the host's directory is none; UNSUPPORTED on a
   *     machine without {@code /proc/self/fd}, without which no directory can be held open safely
   */
  public static Directory open(Mount mount) throws FileError {
    if (!Pin.isPossible()) {
      throw new FileError(
          FileError.Code.UNSUPPORTED, "mounts need a system with /proc/self/fd, such as Linux");
    }
    Directory root = root(mount);
    if (mount.path().isEmpty()) {
      return root;
    }
    try (root) {
      return (Directory) root.open(mount.path(), true, TO_MOUNT);
    }
  }

  private static Directory root(Mount mount) throws FileError {
    try {
      Path real = mount.root().toRealPath();
      if (!Files.isDirectory(real)) {
        throw new FileError(FileError.Code.NOT_DIRECTORY, real + " is no directory");
      }
      return open(real, NO_GUESS, mount.readOnly());
    } catch (IOException e) {
      throw FileError.of(e);
    }
  }

  private static Directory open(Path path, int guess, boolean readOnly) throws IOException {
    FileChannel channel = FileChannel.open(path, TO_WALK);
    try {
      return new Directory(channel, guess, readOnly);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Opens a directory by a single name, which is no symbolic link. */
  Directory enter(String name) throws IOException {
    return open(path.resolve(name), nextDescriptor(), readOnly);
  }

  /** What number the next descriptor likely has. */
  int nextDescriptor() {
    return pin.number() + 1;
  }

  /** A path for the host that leads here, whatever has been renamed since. */
  Path path() {
    return path;
  }

  /** Whether nothing below may be changed. */
  public boolean isReadOnly() {
    return readOnly;
  }

  static FileError readOnly() {
    return new FileError(FileError.Code.READ_ONLY, "the mount is read-only");
  }

  private void checkWritable() throws FileError {
    if (readOnly) {
      throw readOnly();
    }
  }

  @Override
  public Attributes attributes() throws FileError {
    return attributes(".", false);
  }

  /**
   * What the host knows of a file.
   *
   * @param follow whether to follow a symbolic link at the end
   * @throws FileError as {@link Walk#of}, or NO_ENTRY
   */
  public Attributes attributes(String path, boolean follow) throws FileError {
    return at(
        path,
        follow,
        place -> {
          Attributes found = Attributes.read(place.path(), false);
          if (found.type() != Attributes.Type.DIRECTORY) {
            place.checkNoSlash(path);
          }
          return found;
        });
  }

  /**
   * Opens a file or directory.
   *
   * @param follow whether to follow a symbolic link at the end; LOOP if there is one and not
   * @throws FileError READ_ONLY on a mount that is, if {@code mode} asks for more than reading;
   *     IS_DIRECTORY, NOT_DIRECTORY, EXIST, NO_ENTRY as the mode says; UNSUPPORTED for devices,
   *     pipes and sockets
   */
  public Opened open(String path, boolean follow, OpenMode mode) throws FileError {
    if (readOnly && mode.changes()) {
      throw readOnly();
    }
    return at(path, follow && !mode.exclusive(), place -> new Opening(place, path, mode).open());
  }

  @Override
  public void setTimes(@Nullable FileTime accessed, @Nullable FileTime modified) throws FileError {
    setTimes(".", false, accessed, modified);
  }

  /**
   * Sets times.
   *
   * @param follow whether to follow a symbolic link at the end
   * @param accessed null to leave it
   * @param modified null to leave it
   * @throws FileError as {@link #attributes(String, boolean)}
   */
  public void setTimes(
      String path, boolean follow, @Nullable FileTime accessed, @Nullable FileTime modified)
      throws FileError {
    checkWritable();
    at(
        path,
        follow,
        place -> {
          checkTimes(Attributes.read(place.path(), place.isDirectory()).type());
          LinkOption[] options =
              place.isDirectory()
                  ? new LinkOption[0]
                  : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
          Files.getFileAttributeView(place.path(), BasicFileAttributeView.class, options)
              .setTimes(modified, accessed, null);
          return place;
        });
  }

  /** Java opens what it sets times of, and would wait at a pipe for whoever writes to it. */
  private static void checkTimes(Attributes.Type type) throws FileError {
    switch (type) {
      case REGULAR, DIRECTORY, SYMBOLIC_LINK -> {}
      case BLOCK_DEVICE, CHARACTER_DEVICE, FIFO, SOCKET, UNKNOWN ->
          throw new FileError(
              FileError.Code.UNSUPPORTED, "times of files, directories and links can be set");
    }
  }

  /**
   * Makes a directory.
   *
   * @throws FileError EXIST if there is something of that name
   */
  public void createDirectory(String path) throws FileError {
    checkWritable();
    at(path, false, place -> Files.createDirectory(place.named(FileError.Code.EXIST)));
  }

  /**
   * Removes an empty directory.
   *
   * @throws FileError NOT_DIRECTORY if it is none, NOT_EMPTY
   */
  public void removeDirectory(String path) throws FileError {
    checkWritable();
    at(
        path,
        false,
        place -> {
          Path host = place.named(FileError.Code.INVALID);
          if (Attributes.read(host, false).type() != Attributes.Type.DIRECTORY) {
            throw new FileError(FileError.Code.NOT_DIRECTORY, path + " is no directory");
          }
          Files.delete(host);
          return host;
        });
  }

  /**
   * Removes a name of a file.
   *
   * @throws FileError IS_DIRECTORY if it is one
   */
  public void unlink(String path) throws FileError {
    checkWritable();
    at(
        path,
        false,
        place -> {
          Path host = place.named(FileError.Code.IS_DIRECTORY);
          boolean directory = Attributes.read(host, false).type() == Attributes.Type.DIRECTORY;
          if (directory) {
            throw new FileError(FileError.Code.IS_DIRECTORY, path + " is a directory");
          }
          place.checkNoSlash(path);
          Files.delete(host);
          return host;
        });
  }

  /**
   * Gives a file or directory another name, in place of what has that name.
   *
   * @param target where {@code to} begins
   * @throws FileError READ_ONLY if either mount is; NOT_EMPTY, IS_DIRECTORY or NOT_DIRECTORY if it
   *     cannot replace what is there
   */
  public void rename(String from, Directory target, String to) throws FileError {
    checkWritable();
    target.checkWritable();
    at(
        from,
        false,
        source ->
            target.at(
                to,
                false,
                goal -> {
                  Path host = source.named(FileError.Code.BUSY);
                  Path place = goal.named(FileError.Code.BUSY);
                  boolean directory =
                      Attributes.read(host, false).type() == Attributes.Type.DIRECTORY;
                  if (!directory) {
                    source.checkNoSlash(from);
                    goal.checkNoSlash(to);
                  }
                  goal.checkReplaceable(to, directory);
                  return Files.move(host, place, StandardCopyOption.ATOMIC_MOVE);
                }));
  }

  /**
   * Makes a symbolic link.
   *
   * @param target what it holds: a relative path, which need not lead anywhere
   * @throws FileError NOT_PERMITTED for an absolute target, EXIST if there is something at {@code
   *     path}
   */
  public void symlink(String target, String path) throws FileError {
    checkWritable();
    var unused = new Names(target);
    at(
        path,
        false,
        place -> {
          Path host = place.named(FileError.Code.EXIST);
          if (place.endsWithSlash()) {
            throw new FileError(
                place.type() == null ? FileError.Code.NO_ENTRY : FileError.Code.EXIST,
                path + " can only be a directory");
          }
          return Files.createSymbolicLink(host, Path.of(target));
        });
  }

  /**
   * What a symbolic link holds.
   *
   * @throws FileError INVALID if it is none; NOT_PERMITTED if it holds an absolute path, which is
   *     one of the host
   */
  public String readLink(String path) throws FileError {
    return at(
        path,
        false,
        place -> {
          Path target = Files.readSymbolicLink(place.named(FileError.Code.INVALID));
          if (target.isAbsolute()) {
            throw new FileError(FileError.Code.NOT_PERMITTED, path + " holds an absolute path");
          }
          return target.toString();
        });
  }

  /**
   * Gives a file one more name.
   *
   * @param follow whether to follow a symbolic link at the end of {@code from}
   * @param target where {@code to} begins
   * @throws FileError EXIST if there is something at {@code to}; NOT_PERMITTED for a directory
   */
  public void link(String from, boolean follow, Directory target, String to) throws FileError {
    checkWritable();
    target.checkWritable();
    at(
        from,
        follow,
        source ->
            target.at(
                to,
                false,
                goal -> {
                  if (source.isDirectory()
                      || Attributes.read(source.path(), false).type()
                          == Attributes.Type.DIRECTORY) {
                    throw new FileError(FileError.Code.NOT_PERMITTED, from + " is a directory");
                  }
                  source.checkNoSlash(from);
                  Path place = goal.named(FileError.Code.EXIST);
                  if (goal.endsWithSlash()) {
                    throw new FileError(FileError.Code.NO_ENTRY, to + " can only be a directory");
                  }
                  return Files.createLink(place, source.path());
                }));
  }

  /**
   * What is in it, {@code .} and {@code ..} left out.
   *
   * @throws FileError if the host refuses
   */
  public DirectoryEntries entries() throws FileError {
    try {
      return new DirectoryEntries(Files.newDirectoryStream(path));
    } catch (IOException e) {
      throw FileError.of(e);
    }
  }

  @Override
  public void sync(boolean metadata) throws FileError {
    try {
      channel.force(metadata);
    } catch (IOException e) {
      throw FileError.of(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(Directory.class.getName())
          .log(System.Logger.Level.WARNING, "a directory of a guest was closed with an error", e);
    }
  }

  /** What is done at the end of a path. */
  @FunctionalInterface
  private interface Operation<T> {
    T run(Place place) throws FileError, IOException;
  }

  private <T> T at(String path, boolean follow, Operation<T> operation) throws FileError {
    try (Place place = Walk.of(this, path, follow)) {
      return operation.run(place);
    } catch (IOException | RuntimeException e) {
      throw FileError.of(e);
    }
  }
}
