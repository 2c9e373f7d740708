package ai.wippy.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages inputs, the same ones in the same way for the same seed. */
final class Mutator {
  private static final int[] EXTREMES = {0, 1, 0x7F, 0x80, 0xFF};

  private final List<byte[]> corpus;
  private final List<byte[]> words;
  private final Random random;

  /**
   * @param corpus inputs to start from
   * @param words pieces that mean something in the language of the inputs
   */
  Mutator(List<byte[]> corpus, List<byte[]> words, long seed) {
    this.corpus = List.copyOf(corpus);
    this.words = List.copyOf(words);
    this.random = new Random(seed);
  }

  byte[] next() {
    byte[] input = pick(corpus);
    for (int i = random.nextInt(5); i >= 0; i--) {
      input = damaged(input);
    }
    return input;
  }

  private byte[] pick(List<byte[]> from) {
    return from.get(random.nextInt(from.size()));
  }

  private byte[] damaged(byte[] input) {
    if (input.length == 0) {
      return pick(words);
    }
    int at = random.nextInt(input.length);
    int end = Math.min(input.length, at + 1 + random.nextInt(32));
    return switch (random.nextInt(7)) {
      case 0 -> replaced(input, at, at + 1, new byte[] {(byte) random.nextInt(256)});
      case 1 ->
          replaced(input, at, at + 1, new byte[] {(byte) (input[at] + random.nextInt(3) - 1)});
      case 2 -> {
        byte extreme = (byte) EXTREMES[random.nextInt(EXTREMES.length)];
        yield replaced(input, at, at + random.nextInt(2), new byte[] {extreme});
      }
      case 3 -> replaced(input, at, end, new byte[0]);
      case 4 -> replaced(input, at, at, Arrays.copyOfRange(input, at, end));
      case 5 -> replaced(input, at, random.nextBoolean() ? at : end, pick(words));
      default -> {
        byte[] other = pick(corpus);
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        int to = Math.min(other.length, from + random.nextInt(64));
        yield replaced(input, at, at, Arrays.copyOfRange(other, from, to));
      }
    };
  }

  private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
    int end = Math.min(to, input.length);
    var out = new ByteArrayOutputStream(input.length + by.length);
    out.write(input, 0, from);
    out.write(by, 0, by.length);
    out.write(input, end, input.length - end);
    return out.toByteArray();
  }
}
