package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.process.StandardStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The file descriptors of one instance: the standard streams, until the guest closes them. */
final class Descriptors {
  private static final byte CHARACTER_DEVICE = 2;
  private static final int KNOWN_FLAGS = 0x1F;
  private static final long RIGHT_READ = 1 << 1;
  private static final long RIGHT_SET_FLAGS = 1 << 3;
  private static final long RIGHT_WRITE = 1 << 6;
  private static final long RIGHT_STAT = 1 << 21;
  private static final long RIGHT_POLL = 1 << 27;

  private final @Nullable Descriptor[] open;

  Descriptors(StandardStreams streams) {
    open =
        new Descriptor[] {
          new Descriptor(streams.in(), OutputStream.nullOutputStream(), RIGHT_READ),
          new Descriptor(InputStream.nullInputStream(), streams.out(), RIGHT_WRITE),
          new Descriptor(InputStream.nullInputStream(), streams.err(), RIGHT_WRITE),
        };
  }

  /** A stream that is open; the direction that it does not have is empty. */
  static final class Descriptor {
    final InputStream in;
    final OutputStream out;
    final long rights;
    int flags;

    Descriptor(InputStream in, OutputStream out, long direction) {
      this.in = in;
      this.out = out;
      this.rights = direction | RIGHT_SET_FLAGS | RIGHT_STAT | RIGHT_POLL;
    }

    boolean readable() {
      return (rights & RIGHT_READ) != 0;
    }

    boolean writable() {
      return (rights & RIGHT_WRITE) != 0;
    }
  }

  /** What is open under a number, or null. */
  @Nullable Descriptor get(long fd) {
    return fd >= 0 && fd < open.length ? open[(int) fd] : null;
  }

  /** Refuses with {@code errno} what an open stream cannot do. */
  HostCall refusing(int parameter, Errno errno) {
    return (memory, args) -> get(args[parameter]) == null ? Errno.BADF : errno;
  }

  Errno read(GuestMemory memory, long[] args) throws IOException {
    var descriptor = get(args[0]);
    if (descriptor == null || !descriptor.readable()) {
      return Errno.BADF;
    }
    var buffers = Buffers.of(memory, (int) args[1], (int) args[2]);
    int count = memory.range((int) args[3], 4, 1);
    memory.i32(count, buffers.fill(descriptor.in));
    return Errno.SUCCESS;
  }

  Errno write(GuestMemory memory, long[] args) throws IOException {
    var descriptor = get(args[0]);
    if (descriptor == null || !descriptor.writable()) {
      return Errno.BADF;
    }
    var buffers = Buffers.of(memory, (int) args[1], (int) args[2]);
    int count = memory.range((int) args[3], 4, 1);
    if (buffers.size() > Integer.MAX_VALUE) {
      return Errno.INVAL;
    }
    buffers.drain(descriptor.out);
    memory.i32(count, (int) buffers.size());
    return Errno.SUCCESS;
  }

  Errno close(GuestMemory memory, long[] args) throws IOException {
    var descriptor = get(args[0]);
    if (descriptor == null) {
      return Errno.BADF;
    }
    descriptor.out.flush();
    open[(int) args[0]] = null;
    return Errno.SUCCESS;
  }

  Errno renumber(GuestMemory memory, long[] args) {
    var descriptor = get(args[0]);
    if (descriptor == null || get(args[1]) == null) {
      return Errno.BADF;
    }
    open[(int) args[0]] = null;
    open[(int) args[1]] = descriptor;
    return Errno.SUCCESS;
  }

  Errno sync(GuestMemory memory, long[] args) throws IOException {
    var descriptor = get(args[0]);
    if (descriptor == null) {
      return Errno.BADF;
    }
    descriptor.out.flush();
    return Errno.SUCCESS;
  }

  /**
   * Writes an {@code fdstat}. A character device that cannot seek is what C libraries take for a
   * terminal; so they write line by line, which is what a log wants too.
   */
  Errno stat(GuestMemory memory, long[] args) {
    var descriptor = get(args[0]);
    if (descriptor == null) {
      return Errno.BADF;
    }
    int at = memory.range((int) args[1], 24, 1);
    memory.i64(at, CHARACTER_DEVICE | (long) descriptor.flags << 16);
    memory.i64(at + 8, descriptor.rights);
    memory.i64(at + 16, 0);
    return Errno.SUCCESS;
  }

  Errno setFlags(GuestMemory memory, long[] args) {
    var descriptor = get(args[0]);
    if (descriptor == null) {
      return Errno.BADF;
    }
    if ((args[1] & ~KNOWN_FLAGS) != 0) {
      return Errno.INVAL;
    }
    descriptor.flags = (int) args[1];
    return Errno.SUCCESS;
  }

  /** Writes a {@code filestat}: a character device, nothing else is known of it. */
  Errno fileStat(GuestMemory memory, long[] args) {
    if (get(args[0]) == null) {
      return Errno.BADF;
    }
    int at = memory.range((int) args[1], 64, 1);
    for (int offset = 0; offset < 64; offset += 8) {
      memory.i64(at + offset, offset == 16 ? CHARACTER_DEVICE : 0);
    }
    return Errno.SUCCESS;
  }
}
