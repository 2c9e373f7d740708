package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.wasi.file.FileError;
import java.io.IOException;

/** Reading and writing what descriptors stand for. */
final class Transfers {
  private static final int APPEND = 1;
  private static final int FROM_START = 0;
  private static final int FROM_HERE = 1;
  private static final int FROM_END = 2;

  private final Descriptors descriptors;

  Transfers(Descriptors descriptors) {
    this.descriptors = descriptors;
  }

  Errno read(GuestMemory memory, long[] args) throws IOException, FileError {
    var descriptor = descriptors.get(args[0]);
    if (descriptor == null || (descriptor.rights() & Rights.READ) == 0) {
      return descriptor instanceof Descriptor.Folder ? Errno.ISDIR : Errno.BADF;
    }
    var buffers = Buffers.of(memory, (int) args[1], (int) args[2]);
    int count = memory.range((int) args[3], 4, 1);
    memory.i32(
        count,
        switch (descriptor) {
          case Descriptor.Stream stream -> buffers.fill(stream.in);
          case Descriptor.File file -> {
            int read = buffers.fill(file.file, file.position);
            file.position += read;
            yield read;
          }
          case Descriptor.Folder _ -> throw new IllegalStateException("a directory is not read");
        });
    return Errno.SUCCESS;
  }

  Errno write(GuestMemory memory, long[] args) throws IOException, FileError {
    var descriptor = descriptors.get(args[0]);
    if (descriptor == null || (descriptor.rights() & Rights.WRITE) == 0) {
      return descriptor instanceof Descriptor.Folder ? Errno.ISDIR : Errno.BADF;
    }
    var buffers = Buffers.of(memory, (int) args[1], (int) args[2]);
    int count = memory.range((int) args[3], 4, 1);
    if (buffers.size() > Integer.MAX_VALUE) {
      return Errno.INVAL;
    }
    switch (descriptor) {
      case Descriptor.Stream stream -> buffers.drain(stream.out);
      case Descriptor.File file -> {
        if ((file.flags & APPEND) != 0) {
          buffers.append(file.file);
          file.position = file.file.size();
        } else {
          buffers.drain(file.file, file.position);
          file.position += buffers.size();
        }
      }
      case Descriptor.Folder _ -> throw new IllegalStateException("a directory is not written");
    }
    memory.i32(count, (int) buffers.size());
    return Errno.SUCCESS;
  }

  Errno readAt(GuestMemory memory, long[] args) throws FileError {
    var file = descriptors.file(args[0]);
    if (file == null) {
      return notSeekable(args[0]);
    }
    var buffers = Buffers.of(memory, (int) args[1], (int) args[2]);
    int count = memory.range((int) args[4], 4, 1);
    memory.i32(count, buffers.fill(file.file, args[3]));
    return Errno.SUCCESS;
  }

  Errno writeAt(GuestMemory memory, long[] args) throws FileError {
    var file = descriptors.file(args[0]);
    if (file == null) {
      return notSeekable(args[0]);
    }
    var buffers = Buffers.of(memory, (int) args[1], (int) args[2]);
    int count = memory.range((int) args[4], 4, 1);
    if (buffers.size() > Integer.MAX_VALUE) {
      return Errno.INVAL;
    }
    buffers.drain(file.file, args[3]);
    memory.i32(count, (int) buffers.size());
    return Errno.SUCCESS;
  }

  Errno seek(GuestMemory memory, long[] args) throws FileError {
    var file = descriptors.file(args[0]);
    if (file == null) {
      return notSeekable(args[0]);
    }
    long base;
    switch ((int) args[2]) {
      case FROM_START -> base = 0;
      case FROM_HERE -> base = file.position;
      case FROM_END -> base = file.file.size();
      default -> {
        return Errno.INVAL;
      }
    }
    long position = base + args[1];
    if (position < 0) {
      return Errno.INVAL;
    }
    int at = memory.range((int) args[3], 8, 1);
    file.position = position;
    memory.i64(at, position);
    return Errno.SUCCESS;
  }

  Errno tell(GuestMemory memory, long[] args) {
    var file = descriptors.file(args[0]);
    if (file == null) {
      return notSeekable(args[0]);
    }
    memory.i64((int) args[1], file.position);
    return Errno.SUCCESS;
  }

  /** What was asked of a directory or a stream that only a file can do. */
  private Errno notSeekable(long fd) {
    return descriptors.get(fd) instanceof Descriptor.Stream ? Errno.SPIPE : Errno.BADF;
  }
}
