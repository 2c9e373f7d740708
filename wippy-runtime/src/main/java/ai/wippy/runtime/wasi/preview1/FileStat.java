package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.wasi.file.Attributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How attributes of files lie in memory, and which times a guest sets. */
final class FileStat {
  private static final int SIZE = 64;
  private static final int ACCESSED = 1;
  private static final int ACCESSED_NOW = 2;
  private static final int MODIFIED = 4;
  private static final int MODIFIED_NOW = 8;

  private FileStat() {}

  static int type(Attributes.Type type) {
    return switch (type) {
      case UNKNOWN, FIFO -> 0;
      case BLOCK_DEVICE -> 1;
      case CHARACTER_DEVICE -> 2;
      case DIRECTORY -> 3;
      case REGULAR -> 4;
      case SOCKET -> 6;
      case SYMBOLIC_LINK -> 7;
    };
  }

  static void write(GuestMemory memory, int address, Attributes attributes) {
    int at = memory.range(address, SIZE, 1);
    memory.i64(at, attributes.device());
    memory.i64(at + 8, attributes.inode());
    memory.i64(at + 16, type(attributes.type()));
    memory.i64(at + 24, attributes.links());
    memory.i64(at + 32, attributes.size());
    memory.i64(at + 40, attributes.accessed().to(TimeUnit.NANOSECONDS));
    memory.i64(at + 48, attributes.modified().to(TimeUnit.NANOSECONDS));
    memory.i64(at + 56, attributes.changed().to(TimeUnit.NANOSECONDS));
  }

  /** Of a standard stream nothing is known but its type. */
  static void writeStream(GuestMemory memory, int address, Attributes.Type type) {
    int at = memory.range(address, SIZE, 1);
    for (int offset = 0; offset < SIZE; offset += 8) {
      memory.i64(at + offset, offset == 16 ? type(type) : 0);
    }
  }

  /**
   * The times to set.
   *
   * @param accessed null to leave it
   * @param modified null to leave it
   */
  record Times(@Nullable FileTime accessed, @Nullable FileTime modified) {}

  /** The times that the arguments of a call mean; null if they contradict themselves. */
  static @Nullable Times times(long accessed, long modified, long flags) {
    boolean both =
        (flags & ACCESSED) != 0 && (flags & ACCESSED_NOW) != 0
            || (flags & MODIFIED) != 0 && (flags & MODIFIED_NOW) != 0;
    return both
        ? null
        : new Times(
            time(accessed, flags & ACCESSED, flags & ACCESSED_NOW),
            time(modified, flags & MODIFIED, flags & MODIFIED_NOW));
  }

  private static @Nullable FileTime time(long nanos, long given, long now) {
    if (now != 0) {
      return FileTime.from(Instant.now());
    }
    return given == 0 ? null : FileTime.from(nanos, TimeUnit.NANOSECONDS);
  }
}
