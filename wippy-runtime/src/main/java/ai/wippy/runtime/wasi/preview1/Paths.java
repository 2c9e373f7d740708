package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.OpenFile;
import ai.wippy.runtime.wasi.file.OpenMode;
import ai.wippy.runtime.wasi.file.OpenMode.Durability;

/** What can be done with names below an open directory. */
final class Paths {
  private static final int FOLLOW = 1;
  private static final int CREATE = 1;
  private static final int DIRECTORY = 1 << 1;
  private static final int EXCLUSIVE = 1 << 2;
  private static final int TRUNCATE = 1 << 3;
  private static final int DATA_SYNC = 1 << 1;
  private static final int SYNC = 1 << 4;
  private static final int KNOWN_FLAGS = 0x1F;

  private final Descriptors descriptors;

  Paths(Descriptors descriptors) {
    this.descriptors = descriptors;
  }

  /** What is done with one path. */
  @FunctionalInterface
  private interface OnePath {
    void run(Directory directory, String path) throws FileError;
  }

  /** Reads directory and path from three arguments, and runs. */
  private Errno at(GuestMemory memory, long fd, long path, long length, OnePath action)
      throws FileError {
    var folder = descriptors.folder(fd);
    if (folder == null) {
      return descriptors.notA(fd, Errno.NOTDIR);
    }
    action.run(folder.directory, GuestText.read(memory, path, length));
    return Errno.SUCCESS;
  }

  Errno createDirectory(GuestMemory memory, long[] args) throws FileError {
    return at(memory, args[0], args[1], args[2], Directory::createDirectory);
  }

  Errno removeDirectory(GuestMemory memory, long[] args) throws FileError {
    return at(memory, args[0], args[1], args[2], Directory::removeDirectory);
  }

  Errno unlink(GuestMemory memory, long[] args) throws FileError {
    return at(memory, args[0], args[1], args[2], Directory::unlink);
  }

  Errno stat(GuestMemory memory, long[] args) throws FileError {
    return at(
        memory,
        args[0],
        args[2],
        args[3],
        (directory, path) ->
            FileStat.write(
                memory, (int) args[4], directory.attributes(path, (args[1] & FOLLOW) != 0)));
  }

  Errno setTimes(GuestMemory memory, long[] args) throws FileError {
    var times = FileStat.times(args[4], args[5], args[6]);
    if (times == null) {
      return Errno.INVAL;
    }
    return at(
        memory,
        args[0],
        args[2],
        args[3],
        (directory, path) ->
            directory.setTimes(path, (args[1] & FOLLOW) != 0, times.accessed(), times.modified()));
  }

  Errno link(GuestMemory memory, long[] args) throws FileError {
    boolean follow = (args[1] & FOLLOW) != 0;
    return at(
        memory,
        args[0],
        args[2],
        args[3],
        (from, path) -> {
          var target = target(args[4]);
          from.link(path, follow, target, GuestText.read(memory, args[5], args[6]));
        });
  }

  Errno rename(GuestMemory memory, long[] args) throws FileError {
    return at(
        memory,
        args[0],
        args[1],
        args[2],
        (from, path) -> {
          var target = target(args[3]);
          from.rename(path, target, GuestText.read(memory, args[4], args[5]));
        });
  }

  private Directory target(long fd) throws FileError {
    var folder = descriptors.folder(fd);
    if (folder == null) {
      boolean open = descriptors.get(fd) != null;
      throw new FileError(
          open ? FileError.Code.NOT_DIRECTORY : FileError.Code.BAD_DESCRIPTOR,
          "descriptor %d is no directory".formatted(fd));
    }
    return folder.directory;
  }

  Errno symlink(GuestMemory memory, long[] args) throws FileError {
    return at(
        memory,
        args[2],
        args[3],
        args[4],
        (directory, path) -> directory.symlink(GuestText.read(memory, args[0], args[1]), path));
  }

  Errno readLink(GuestMemory memory, long[] args) throws FileError {
    return at(
        memory,
        args[0],
        args[1],
        args[2],
        (directory, path) -> {
          int used = memory.range((int) args[5], 4, 1);
          int room = (int) args[4];
          int at = memory.range((int) args[3], Integer.toUnsignedLong(room), 1);
          byte[] target = GuestText.bytes(directory.readLink(path));
          int length = Math.min(target.length, room);
          System.arraycopy(target, 0, memory.array(), at, length);
          memory.i32(used, length);
        });
  }

  Errno open(GuestMemory memory, long[] args) throws FileError {
    if (descriptors.isFull()) {
      return Errno.MFILE;
    }
    if ((args[7] & ~KNOWN_FLAGS) != 0) {
      return Errno.INVAL;
    }
    long flags = args[4];
    boolean directory = (flags & DIRECTORY) != 0;
    boolean write = (args[5] & Rights.WRITE) != 0;
    boolean create = (flags & CREATE) != 0;
    boolean truncate = (flags & TRUNCATE) != 0;
    if (directory && (flags & (CREATE | EXCLUSIVE | TRUNCATE)) != 0) {
      return Errno.INVAL;
    }
    // Making or emptying a file is to write to it; who asks for neither way can read.
    var mode =
        new OpenMode(
            (args[5] & Rights.READ) != 0 || !write,
            write || create || truncate,
            create,
            (flags & EXCLUSIVE) != 0,
            truncate,
            directory,
            durability(args[7]));
    return at(
        memory,
        args[0],
        args[2],
        args[3],
        (from, path) -> {
          int number = memory.range((int) args[8], 4, 1);
          var opened = from.open(path, (args[1] & FOLLOW) != 0, mode);
          memory.i32(
              number,
              descriptors.add(
                  switch (opened) {
                    case OpenFile file -> new Descriptor.File(file, (int) args[7]);
                    case Directory folder -> new Descriptor.Folder(folder, null);
                  }));
        });
  }

  private static Durability durability(long flags) {
    if ((flags & SYNC) != 0) {
      return Durability.ALL;
    }
    return (flags & DATA_SYNC) != 0 ? Durability.DATA : Durability.NONE;
  }
}
