package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The path that leads to what a channel has open, whatever has become of its name since: {@code
 * /proc/self/fd/N}. A path that goes on from there is resolved by the kernel from the open
 * directory, just as {@code openat} and its kin would do it, which Java has not.
 *
 * <p>Java does not tell the number N. The channel's position does: set to a number drawn at random,
 * it is found in {@code /proc/self/fdinfo}, and a second draw makes sure. Nobody else uses the
 * position, because all reading and writing here names the place.
 */
final class Pin {
  private static final Path FDS = Path.of("/proc/self/fd");
  private static final Path INFOS = Path.of("/proc/self/fdinfo");
  private static final String POSITION = "pos:";

  /** Positions are below this: directories of some file systems take no more than 31 bits. */
  private static final int RANGE = Integer.MAX_VALUE;

  private static final int MOST_TRIES = 100;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Pin() {}

  /** Whether this machine has what it takes. */
  static boolean isPossible() {
    return Files.isDirectory(FDS) && Files.isDirectory(INFOS);
  }

  /**
   * The path.
   *
   * @throws IOException if the channel is closed meanwhile, or its file system keeps no positions
   */
  static Path of(FileChannel channel) throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      channel.position(1L + RANDOM.nextInt(RANGE - 1));
      Path found = find(channel.position());
      channel.position(1L + RANDOM.nextInt(RANGE - 1));
      if (found != null && position(found) == channel.position()) {
        return FDS.resolve(found.getFileName());
      }
    }
    throw new IOException("the descriptor of an open file cannot be found in " + INFOS);
  }

  private static @Nullable Path find(long position) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(INFOS)) {
      for (Path each : all) {
        if (position(each) == position) {
          return each;
        }
      }
    }
    return null;
  }

  private static long position(Path info) throws IOException {
    try {
      String text = Files.readString(info);
      int end = text.indexOf('\n');
      return text.startsWith(POSITION) && end > 0
          ? Long.parseLong(text.substring(POSITION.length(), end).strip())
          : -1;
    } catch (NoSuchFileException _) {
      return -1;
    }
  }
}
