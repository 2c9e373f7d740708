package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.io.Error;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** {@code wasi:filesystem} for one instance. Whatever the guest leaves open is closed with it. */
public final class Filesystem implements Types, Preopens, AutoCloseable {
  private final List<Mount> mounts;
  private final OpenFiles open;

  /**
   * The files of an instance.
   *
   * @param mounts its preopens, in the order in which it sees them
   * @param most how many descriptors it may have open
   */
  public Filesystem(List<Mount> mounts, int most) {
    this.mounts = List.copyOf(mounts);
    open = new OpenFiles(most);
  }

  @Override
  public List<Tuple2<Descriptor, String>> getDirectories() {
    var directories = new ArrayList<Tuple2<Descriptor, String>>();
    for (Mount mount : mounts) {
      directories.add(new Tuple2<>(open(mount), mount.guest()));
    }
    return directories;
  }

  private Descriptor open(Mount mount) {
    try {
      open.checkRoom();
      Directory directory = Directory.open(mount);
      return new OpenDescriptor(
          open.add(directory),
          Flags.ofDirectory(
              EnumSet.of(DescriptorFlags.READ, DescriptorFlags.MUTATE_DIRECTORY), directory),
          open);
    } catch (FileError e) {
      throw new Trap(
          Kind.UNAVAILABLE, "%s cannot be opened: %s".formatted(mount.guest(), e.getMessage()));
    }
  }

  @Override
  public Optional<ErrorCode> filesystemErrorCode(Error.ErrorResource err) {
    return err instanceof FileFailure(FileError cause)
        ? Optional.of(ErrorCodes.of(cause))
        : Optional.empty();
  }

  @Override
  public void close() {
    open.close();
  }
}
