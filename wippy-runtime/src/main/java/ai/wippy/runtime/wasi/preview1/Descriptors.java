package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.file.Attributes;
import ai.wippy.runtime.wasi.file.Directory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The descriptors of one instance by number: standard streams, preopens, what the guest opens. */
final class Descriptors {
  private static final int KNOWN_FLAGS = 0x1F;
  private static final int FIRST_PREOPEN = 3;

  /** As many as a process commonly gets from its system. */
  private static final int MOST = 1024;

  private final List<@Nullable Descriptor> open = new ArrayList<>();

  /**
   * Standard streams, then the preopens.
   *
   * @param preopens by the guest's path, in order; closed with the descriptors
   */
  Descriptors(StandardStreams streams, Map<String, Directory> preopens) {
    // A character device that cannot seek is what C libraries take for a terminal.
    var type = streams.lines() ? Attributes.Type.CHARACTER_DEVICE : Attributes.Type.UNKNOWN;
    var nowhere = OutputStream.nullOutputStream();
    var nothing = InputStream.nullInputStream();
    open.add(new Descriptor.Stream(streams.in(), nowhere, type, Rights.READ));
    open.add(new Descriptor.Stream(nothing, streams.out(), type, Rights.WRITE));
    open.add(new Descriptor.Stream(nothing, streams.err(), type, Rights.WRITE));
    preopens.forEach((path, directory) -> open.add(new Descriptor.Folder(directory, path)));
  }

  /** What is open under a number, or null. */
  @Nullable Descriptor get(long fd) {
    return fd >= 0 && fd < open.size() ? open.get((int) fd) : null;
  }

  /** A file under a number; null if it is none. */
  Descriptor.@Nullable File file(long fd) {
    return get(fd) instanceof Descriptor.File file ? file : null;
  }

  /** A directory under a number; null if it is none. */
  Descriptor.@Nullable Folder folder(long fd) {
    return get(fd) instanceof Descriptor.Folder folder ? folder : null;
  }

  /** Why a file or directory that is wanted is none. */
  Errno notA(long fd, Errno otherwise) {
    return get(fd) == null ? Errno.BADF : otherwise;
  }

  /** Whether there is room for one more. */
  boolean isFull() {
    return free() >= MOST;
  }

  /** Gives the lowest free number. */
  int add(Descriptor descriptor) {
    int fd = free();
    if (fd == open.size()) {
      open.add(descriptor);
    } else {
      open.set(fd, descriptor);
    }
    return fd;
  }

  private int free() {
    int closed = open.indexOf(null);
    return closed >= 0 ? closed : open.size();
  }

  Errno close(GuestMemory memory, long[] args) throws IOException {
    var descriptor = get(args[0]);
    if (descriptor == null) {
      return Errno.BADF;
    }
    open.set((int) args[0], null);
    descriptor.close();
    return Errno.SUCCESS;
  }

  Errno renumber(GuestMemory memory, long[] args) throws IOException {
    var descriptor = get(args[0]);
    var replaced = get(args[1]);
    if (descriptor == null || replaced == null) {
      return Errno.BADF;
    }
    if (args[0] != args[1]) {
      open.set((int) args[0], null);
      open.set((int) args[1], descriptor);
      replaced.close();
    }
    return Errno.SUCCESS;
  }

  /** Writes an {@code fdstat}. */
  Errno stat(GuestMemory memory, long[] args) {
    var descriptor = get(args[0]);
    if (descriptor == null) {
      return Errno.BADF;
    }
    int at = memory.range((int) args[1], 24, 1);
    memory.i64(at, type(descriptor) | (long) flags(descriptor) << 16);
    memory.i64(at + 8, descriptor.rights());
    memory.i64(at + 16, Rights.inherited(descriptor));
    return Errno.SUCCESS;
  }

  private static int type(Descriptor descriptor) {
    return switch (descriptor) {
      case Descriptor.Stream stream -> FileStat.type(stream.type);
      case Descriptor.File _ -> FileStat.type(Attributes.Type.REGULAR);
      case Descriptor.Folder _ -> FileStat.type(Attributes.Type.DIRECTORY);
    };
  }

  private static int flags(Descriptor descriptor) {
    return switch (descriptor) {
      case Descriptor.Stream stream -> stream.flags;
      case Descriptor.File file -> file.flags;
      case Descriptor.Folder _ -> 0;
    };
  }

  Errno setFlags(GuestMemory memory, long[] args) {
    var descriptor = get(args[0]);
    if (descriptor == null) {
      return Errno.BADF;
    }
    if ((args[1] & ~KNOWN_FLAGS) != 0) {
      return Errno.INVAL;
    }
    switch (descriptor) {
      case Descriptor.Stream stream -> stream.flags = (int) args[1];
      case Descriptor.File file -> file.flags = (int) args[1];
      case Descriptor.Folder _ -> {}
    }
    return Errno.SUCCESS;
  }

  /** Rights can be given up, but what a descriptor allows does not depend on them. */
  Errno setRights(GuestMemory memory, long[] args) {
    var descriptor = get(args[0]);
    if (descriptor == null) {
      return Errno.BADF;
    }
    boolean more =
        (args[1] & ~descriptor.rights()) != 0 || (args[2] & ~Rights.inherited(descriptor)) != 0;
    return more ? Errno.PERM : Errno.NOTSUP;
  }

  Errno prestat(GuestMemory memory, long[] args) {
    var folder = folder(args[0]);
    if (folder == null || folder.preopen == null) {
      return Errno.BADF;
    }
    int at = memory.range((int) args[1], 8, 1);
    memory.i32(at, 0);
    memory.i32(at + 4, GuestText.bytes(folder.preopen).length);
    return Errno.SUCCESS;
  }

  Errno preopenName(GuestMemory memory, long[] args) {
    var folder = folder(args[0]);
    if (folder == null || folder.preopen == null) {
      return Errno.BADF;
    }
    byte[] name = GuestText.bytes(folder.preopen);
    if (Integer.compareUnsigned((int) args[2], name.length) < 0) {
      return Errno.NAMETOOLONG;
    }
    int at = memory.range((int) args[1], name.length, 1);
    System.arraycopy(name, 0, memory.array(), at, name.length);
    return Errno.SUCCESS;
  }

  /** Closes what the guest has opened, and the preopens. */
  void close() {
    for (int i = FIRST_PREOPEN; i < open.size(); i++) {
      if (open.get(i) instanceof Descriptor.OfHost each) {
        each.close();
      }
    }
    open.clear();
  }
}
