package ai.wippy.conformance;

import java.math.BigInteger;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Numbers and vectors in scripts of core modules, and as calls take and give them. */
final class CoreNumbers {
  private static final long CANONICAL32 = 0x7FC0_0000L;
  private static final long CANONICAL64 = 0x7FF8_0000_0000_0000L;

  private CoreNumbers() {}

  /** The arguments of a call; a vector makes two, the low half first. */
  static long[] read(List<Json> values) {
    return values.stream().flatMapToLong(CoreNumbers::read).toArray();
  }

  private static LongStream read(Json value) {
    List<Json> lanes = lanes(value);
    int bits = bits(value);
    if (!isVector(value)) {
      long number = number(lanes.getFirst());
      return LongStream.of(bits == Integer.SIZE ? (int) number : number);
    }
    int inHalf = Long.SIZE / bits;
    return IntStream.range(0, 2)
        .mapToLong(half ->
            IntStream.range(0, inHalf)
                .mapToLong(
                    lane -> (number(lanes.get(half * inHalf + lane)) & mask(bits)) << lane * bits)
                .reduce(0, (a, b) -> a | b));
  }

  /** Whether a call gave what is expected: a list of values, or a single one. */
  static boolean match(Json expected, long[] found) {
    List<Json> values = expected.isObject() ? List.of(expected) : expected.elements();
    int at = 0;
    for (Json value : values) {
      int words = isVector(value) ? 2 : 1;
      if (at + words > found.length || !matches(value, found, at)) {
        return false;
      }
      at += words;
    }
    return at == found.length;
  }

  private static boolean matches(Json value, long[] found, int at) {
    List<Json> lanes = lanes(value);
    int bits = bits(value);
    return IntStream.range(0, lanes.size())
        .allMatch(lane -> {
          long word = found[at + lane * bits / Long.SIZE] >>> lane * bits;
          return pattern(lanes.get(lane), bits).test(word & mask(bits));
        });
  }

  private static LongPredicate pattern(Json lane, int bits) {
    long canonical = bits == Integer.SIZE ? CANONICAL32 : CANONICAL64;
    return switch (lane.text()) {
      case "nan:canonical" -> found -> (found & mask(bits) >>> 1) == canonical;
      case "nan:arithmetic" -> found -> (found & canonical) == canonical;
      default -> {
        long number = number(lane) & mask(bits);
        yield found -> found == number;
      }
    };
  }

  private static boolean isVector(Json value) {
    return value.has("lane_type");
  }

  private static List<Json> lanes(Json value) {
    return isVector(value) ? value.get("value").elements() : Stream.of(value.get("value")).toList();
  }

  private static int bits(Json value) {
    String type = value.get(isVector(value) ? "lane_type" : "type").text();
    return Integer.parseInt(type.substring(1));
  }

  private static long mask(int bits) {
    return -1L >>> Long.SIZE - bits;
  }

  private static long number(Json text) {
    return new BigInteger(text.text()).longValue();
  }
}
