package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.wasi.clocks.WallClock.Datetime;
import ai.wippy.runtime.wasi.file.Attributes;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorStat;
import ai.wippy.runtime.wasi.filesystem.Types.DescriptorType;
import ai.wippy.runtime.wasi.filesystem.Types.MetadataHashValue;
import ai.wippy.runtime.wasi.filesystem.Types.NewTimestamp;
import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a file, in the words of the interface. */
final class Stats {
  private static final int SECOND = 1_000_000_000;

  private Stats() {}

  static DescriptorStat of(Attributes attributes) {
    return new DescriptorStat(
        type(attributes.type()),
        attributes.links(),
        attributes.size(),
        time(attributes.accessed()),
        time(attributes.modified()),
        time(attributes.changed()));
  }

  static DescriptorType type(Attributes.Type type) {
    return switch (type) {
      case REGULAR -> DescriptorType.REGULAR_FILE;
      case DIRECTORY -> DescriptorType.DIRECTORY;
      case SYMBOLIC_LINK -> DescriptorType.SYMBOLIC_LINK;
      case BLOCK_DEVICE -> DescriptorType.BLOCK_DEVICE;
      case CHARACTER_DEVICE -> DescriptorType.CHARACTER_DEVICE;
      case FIFO -> DescriptorType.FIFO;
      case SOCKET -> DescriptorType.SOCKET;
      case UNKNOWN -> DescriptorType.UNKNOWN;
    };
  }

  /** A time; empty before 1970, where the interface has none. */
  private static Optional<Datetime> time(FileTime time) {
    Instant instant = time.toInstant();
    return instant.getEpochSecond() < 0
        ? Optional.empty()
        : Optional.of(new Datetime(instant.getEpochSecond(), instant.getNano()));
  }

  /**
   * The time to set; null to leave it.
   *
   * @throws FileError INVALID for a time that there is not
   */
  static @Nullable FileTime time(NewTimestamp time) throws FileError {
    return switch (time) {
      case NewTimestamp.NoChange() -> null;
      case NewTimestamp.Now() -> FileTime.from(Instant.now());
      case NewTimestamp.Timestamp(Datetime(long seconds, long nanoseconds)) ->
          FileTime.from(instant(seconds, nanoseconds));
    };
  }

  private static Instant instant(long seconds, long nanoseconds) throws FileError {
    if (seconds < 0
        || seconds > Instant.MAX.getEpochSecond()
        || nanoseconds < 0
        || nanoseconds >= SECOND) {
      throw new FileError(FileError.Code.INVALID, "there is no such time");
    }
    return Instant.ofEpochSecond(seconds, nanoseconds);
  }

  /**
   * The identity of a file. C libraries take it for the number of the inode, so it stays the same
   * when the content changes.
   */
  static MetadataHashValue hash(Attributes attributes) {
    byte[] digest =
        sha256()
            .digest(
                ByteBuffer.allocate(16)
                    .putLong(attributes.device())
                    .putLong(attributes.inode())
                    .array());
    ByteBuffer words = ByteBuffer.wrap(digest);
    return new MetadataHashValue(words.getLong(), words.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
