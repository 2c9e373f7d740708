package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.OpenMode;
import ai.wippy.runtime.wasi.file.OpenMode.Durability;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorFlags;
import ai.wippy.runtime.wasi.filesystem.Types.OpenFlags;
import java.util.EnumSet;
import java.util.Set;

/** How guests say to open a file, and how they are told that it is open. */
final class Flags {
  private Flags() {}

  /**
   * How to open. Making or emptying a file is to write to it; and who asks for neither reading nor
   * writing can read.
   *
   * @throws FileError INVALID for a directory to be made or emptied
   */
  static OpenMode mode(Set<OpenFlags> open, Set<DescriptorFlags> flags) throws FileError {
    boolean create = open.contains(OpenFlags.CREATE);
    boolean truncate = open.contains(OpenFlags.TRUNCATE);
    boolean directory = open.contains(OpenFlags.DIRECTORY);
    boolean write = flags.contains(DescriptorFlags.WRITE);
    if (directory && (create || truncate || open.contains(OpenFlags.EXCLUSIVE))) {
      throw new FileError(
          FileError.Code.INVALID, "a directory is neither made nor emptied by opening it");
    }
    return new OpenMode(
        flags.contains(DescriptorFlags.READ) || !write,
        write || create || truncate,
        create,
        open.contains(OpenFlags.EXCLUSIVE),
        truncate,
        directory,
        durability(flags));
  }

  private static Durability durability(Set<DescriptorFlags> flags) {
    if (flags.contains(DescriptorFlags.FILE_INTEGRITY_SYNC)) {
      return Durability.ALL;
    }
    return flags.contains(DescriptorFlags.DATA_INTEGRITY_SYNC) ? Durability.DATA : Durability.NONE;
  }

  /** The flags of a file that was opened. */
  static Set<DescriptorFlags> ofFile(OpenMode mode) {
    var flags = EnumSet.noneOf(DescriptorFlags.class);
    if (mode.read()) {
      flags.add(DescriptorFlags.READ);
    }
    if (mode.write()) {
      flags.add(DescriptorFlags.WRITE);
    }
    switch (mode.durability()) {
      case NONE -> {}
      case DATA -> flags.add(DescriptorFlags.DATA_INTEGRITY_SYNC);
      case ALL -> flags.add(DescriptorFlags.FILE_INTEGRITY_SYNC);
    }
    return flags;
  }

  /**
   * The flags of a directory that was opened. Whether it can be changed depends on its mount alone,
   * because guests that were adapted from preview 1 never ask for it.
   */
  static Set<DescriptorFlags> ofDirectory(Set<DescriptorFlags> asked, Directory directory) {
    var flags = EnumSet.of(DescriptorFlags.READ);
    if (asked.contains(DescriptorFlags.MUTATE_DIRECTORY) && !directory.isReadOnly()) {
      flags.add(DescriptorFlags.MUTATE_DIRECTORY);
    }
    return flags;
  }
}
