package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.wasi.file.Attributes;
import ai.wippy.runtime.wasi.file.Directory;
import ai.wippy.runtime.wasi.file.DirectoryEntries;
import ai.wippy.runtime.wasi.file.OpenFile;
import ai.wippy.runtime.wasi.file.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a guest has open under a number. */
sealed interface Descriptor {
  /** What may be done with it: a bit for each function of preview 1. */
  long rights();

  /** Ends it. */
  void close() throws IOException;

  /** A file or directory. */
  sealed interface OfHost extends Descriptor {
    Opened opened();

    @Override
    default void close() {
      opened().close();
    }
  }

  /** A standard stream; the direction that it does not have is empty. */
  final class Stream implements Descriptor {
    final InputStream in;
    final OutputStream out;
    final Attributes.Type type;
    private final long rights;
    int flags;

    Stream(InputStream in, OutputStream out, Attributes.Type type, long direction) {
      this.in = in;
      this.out = out;
      this.type = type;
      this.rights =
          direction | Rights.FDSTAT_SET_FLAGS | Rights.FILESTAT_GET | Rights.POLL_READWRITE;
    }

    @Override
    public long rights() {
      return rights;
    }

    boolean readable() {
      return (rights & Rights.READ) != 0;
    }

    boolean writable() {
      return (rights & Rights.WRITE) != 0;
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  /** A file, and the place in it where reading and writing goes on. */
  final class File implements OfHost {
    final OpenFile file;
    long position;
    int flags;

    File(OpenFile file, int flags) {
      this.file = file;
      this.flags = flags;
    }

    @Override
    public Opened opened() {
      return file;
    }

    @Override
    public long rights() {
      return Rights.OF_FILES
          & (file.mode().read() ? -1L : ~Rights.READ)
          & (file.mode().write() ? -1L : ~Rights.TO_WRITE);
    }
  }

  /** A directory. */
  final class Folder implements OfHost {
    final Directory directory;

    /** Where the guest finds it from the start; null for one that it opened. */
    final @Nullable String preopen;

    /** What was in it when reading it began; null before that. */
    @Nullable List<DirectoryEntries.Entry> entries;

    Folder(Directory directory, @Nullable String preopen) {
      this.directory = directory;
      this.preopen = preopen;
    }

    @Override
    public Opened opened() {
      return directory;
    }

    @Override
    public long rights() {
      return Rights.OF_DIRECTORIES;
    }
  }
}
