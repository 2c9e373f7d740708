package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.wasi.file.FileError;
import java.io.IOException;

/** What else can be done with an open file, directory or stream. */
final class FileCalls {
  private static final int MOST_ADVICE = 5;

  private final Descriptors descriptors;

  FileCalls(Descriptors descriptors) {
    this.descriptors = descriptors;
  }

  Errno sync(GuestMemory memory, long[] args) throws IOException, FileError {
    return sync(args[0], true);
  }

  Errno dataSync(GuestMemory memory, long[] args) throws IOException, FileError {
    return sync(args[0], false);
  }

  private Errno sync(long fd, boolean metadata) throws IOException, FileError {
    switch (descriptors.get(fd)) {
      case null -> {
        return Errno.BADF;
      }
      case Descriptor.Stream stream -> stream.out.flush();
      case Descriptor.OfHost file -> file.opened().sync(metadata);
    }
    return Errno.SUCCESS;
  }

  Errno stat(GuestMemory memory, long[] args) throws FileError {
    switch (descriptors.get(args[0])) {
      case null -> {
        return Errno.BADF;
      }
      case Descriptor.Stream stream -> FileStat.writeStream(memory, (int) args[1], stream.type);
      case Descriptor.OfHost file ->
          FileStat.write(memory, (int) args[1], file.opened().attributes());
    }
    return Errno.SUCCESS;
  }

  Errno setSize(GuestMemory memory, long[] args) throws FileError {
    var file = descriptors.file(args[0]);
    if (file == null) {
      return descriptors.notA(args[0], Errno.INVAL);
    }
    if (!file.file.mode().write()) {
      return Errno.INVAL;
    }
    file.file.setSize(args[1]);
    return Errno.SUCCESS;
  }

  Errno setTimes(GuestMemory memory, long[] args) throws FileError {
    if (!(descriptors.get(args[0]) instanceof Descriptor.OfHost file)) {
      return descriptors.notA(args[0], Errno.NOTSUP);
    }
    var times = FileStat.times(args[1], args[2], args[3]);
    if (times == null) {
      return Errno.INVAL;
    }
    file.opened().setTimes(times.accessed(), times.modified());
    return Errno.SUCCESS;
  }

  /** Advice may be ignored, and is. */
  Errno advise(GuestMemory memory, long[] args) {
    if (descriptors.file(args[0]) == null) {
      return descriptors.get(args[0]) instanceof Descriptor.Stream ? Errno.SPIPE : Errno.BADF;
    }
    boolean known = args[1] >= 0 && args[2] >= 0 && args[3] >= 0 && args[3] <= MOST_ADVICE;
    return known ? Errno.SUCCESS : Errno.INVAL;
  }

  /** Room cannot be set aside; those who ask have to live with that on many systems. */
  Errno allocate(GuestMemory memory, long[] args) {
    if (descriptors.file(args[0]) == null) {
      return descriptors.get(args[0]) instanceof Descriptor.Stream ? Errno.SPIPE : Errno.BADF;
    }
    return Errno.NOTSUP;
  }
}
