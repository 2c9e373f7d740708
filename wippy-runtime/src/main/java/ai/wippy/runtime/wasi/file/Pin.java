package ai.wippy.runtime.wasi.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The path that leads to what a channel has open, whatever has become of its name since: {@code
 * /proc/self/fd/N}. A path that goes on from there is resolved by the kernel from the open
 * directory, just as {@code openat} and its kin would do it, which Java has not.
 *
 * <p>Java does not tell the number N. The channel's position does: set to a number drawn at random,
 * it is found in {@code /proc/self/fdinfo}, and a second draw makes sure. Nobody else uses the
 * position, because all reading and writing here names the place.
 *
 * @param number of the descriptor; this channel's and no other's as long as the channel is open
 */
record Pin(int number) {
  private static final Path FDS = Path.of("/proc/self/fd");
  private static final Path INFOS = Path.of("/proc/self/fdinfo");
  private static final String POSITION = "pos:";

  /** Positions are below this: directories of some file systems take no more than 31 bits. */
  private static final int RANGE = Integer.MAX_VALUE;

  private static final int MOST_TRIES = 100;

  /** How many numbers after a good guess are looked at before all that are open. */
  private static final int NEAR = 4;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Whether this machine has what it takes. */
  static boolean isPossible() {
    return Files.isDirectory(FDS) && Files.isDirectory(INFOS);
  }

  /**
   * Finds the number.
   *
   * @param guess a number that the channel's may be, or may come soon after: the kernel gives the
   *     lowest that is free
   * @throws IOException if the channel is closed meanwhile, or its file system keeps no positions
   */
  static Pin of(FileChannel channel, int guess) throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      int found = find(mark(channel), guess);
      long second = mark(channel);
      if (found >= 0 && position(found) == second) {
        return new Pin(found);
      }
    }
    throw new IOException("the descriptor of an open file cannot be found in " + INFOS);
  }

  private static long mark(FileChannel channel) throws IOException {
    long mark = 1L + RANDOM.nextInt(RANGE - 1);
    channel.position(mark);
    return mark;
  }

  private static int find(long position, int guess) throws IOException {
    for (int number = guess; number < guess + NEAR; number++) {
      if (position(number) == position) {
        return number;
      }
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(INFOS)) {
      for (Path each : all) {
        int number = Integer.parseInt(each.getFileName().toString());
        if (position(number) == position) {
          return number;
        }
      }
    }
    return -1;
  }

  /** The position of what is open under a number; -1 if nothing is. */
  private static long position(int number) throws IOException {
    try (var info = new FileInputStream(INFOS + "/" + number)) {
      byte[] start = new byte[32];
      int length = info.readNBytes(start, 0, start.length);
      String text = new String(start, 0, length, US_ASCII);
      int end = text.indexOf('\n');
      return text.startsWith(POSITION) && end > 0
          ? Long.parseLong(text.substring(POSITION.length(), end).strip())
          : -1;
    } catch (FileNotFoundException _) {
      return -1;
    }
  }

  /** The path. */
  Path path() {
    return FDS.resolve(Integer.toString(number));
  }
}
