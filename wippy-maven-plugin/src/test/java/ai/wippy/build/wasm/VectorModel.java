package ai.wippy.build.wasm;

import java.math.BigInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * What instructions on vectors give, lane by lane and as plainly as it can be said (core
 * specification 4.3.4).
 *
 * @param shape such as {@code i8x16}
 * @param op such as {@code add_sat_s}
 */
record VectorModel(String shape, String op) {
  static VectorModel of(String instruction) {
    int point = instruction.indexOf('.');
    return new VectorModel(instruction.substring(0, point), instruction.substring(point + 1));
  }

  private int bits() {
    return shape.equals("v128") ? 64 : Integer.parseInt(shape.substring(1, shape.indexOf('x')));
  }

  private boolean isFloat() {
    return shape.startsWith("f");
  }

  private int lanes() {
    return 128 / bits();
  }

  /** A lane, its bits not extended. */
  static long lane(long[] vector, int bits, int lane) {
    int at = lane * bits;
    return vector[at / 64] >>> at % 64 & -1L >>> 64 - bits;
  }

  private static long signed(long lane, int bits) {
    return lane << 64 - bits >> 64 - bits;
  }

  private static double number(long lane, int bits) {
    return bits == 32 ? Float.intBitsToFloat((int) lane) : Double.longBitsToDouble(lane);
  }

  private static long rounded(double value, int bits) {
    return bits == 32
        ? Float.floatToRawIntBits((float) value) & 0xFFFF_FFFFL
        : Double.doubleToRawLongBits(value);
  }

  private long[] vector(IntFunction<Long> lanes) {
    long[] result = new long[2];
    int bits = bits();
    for (int i = 0; i < lanes(); i++) {
      result[i * bits / 64] |= (lanes.apply(i) & -1L >>> 64 - bits) << i * bits % 64;
    }
    return result;
  }

  private long[] each(long[] a, LongUnaryOperator f) {
    return vector(i -> f.applyAsLong(lane(a, bits(), i)));
  }

  private long[] pairs(long[] a, long[] b, LongBinaryOperator f) {
    return vector(i -> f.applyAsLong(lane(a, bits(), i), lane(b, bits(), i)));
  }

  private long[] floats(long[] a, long[] b, DoubleBinaryOperator f) {
    return pairs(
        a, b, (x, y) -> rounded(f.applyAsDouble(number(x, bits()), number(y, bits())), bits()));
  }

  /** Of one vector. */
  long[] unary(long[] a) {
    int n = bits();
    return switch (op) {
      case "not" -> new long[] {~a[0], ~a[1]};
      case "abs" -> each(a, x -> isFloat() ? x & ~(1L << n - 1) : Math.abs(signed(x, n)));
      case "neg" -> each(a, x -> isFloat() ? x ^ 1L << n - 1 : -x);
      case "popcnt" -> each(a, Long::bitCount);
      case "sqrt" -> each(a, x -> rounded(Math.sqrt(number(x, n)), n));
      case "ceil" -> each(a, x -> rounded(Math.ceil(number(x, n)), n));
      case "floor" -> each(a, x -> rounded(Math.floor(number(x, n)), n));
      case "nearest" -> each(a, x -> rounded(Math.rint(number(x, n)), n));
      case "trunc" ->
          each(
              a,
              x -> {
                double value = number(x, n);
                return rounded(Math.copySign(Math.floor(Math.abs(value)), value), n);
              });
      default -> converted(a);
    };
  }

  /** From another shape: {@code extend_low_i8x16_s} and others. */
  private long[] converted(long[] a) {
    int n = bits();
    boolean signed = op.endsWith("_s") || op.endsWith("_s_zero");
    String from = op.replaceAll(".*_([if]\\d+x\\d+).*", "$1");
    int m = Integer.parseInt(from.substring(1, from.indexOf('x')));
    if (op.startsWith("extadd_pairwise")) {
      return vector(i -> extended(a, m, 2 * i, signed) + extended(a, m, 2 * i + 1, signed));
    }
    if (op.startsWith("extend")) {
      int first = op.contains("high") ? lanes() : 0;
      return vector(i -> extended(a, m, first + i, signed));
    }
    if (op.startsWith("convert")) {
      return vector(i -> {
        long value = extended(a, m, i, signed);
        return n == 32 ? Float.floatToRawIntBits((float) value) : rounded((double) value, n);
      });
    }
    if (op.startsWith("promote")) {
      return vector(i -> rounded(number(lane(a, 32, i), 32), 64));
    }
    return vector(i -> i * m >= 128 ? 0 : fromFloat(number(lane(a, m, i), m), n, signed));
  }

  private long fromFloat(double value, int bits, boolean signed) {
    if (op.startsWith("demote")) {
      return rounded(value, bits);
    }
    double least = signed ? -Math.pow(2, bits - 1) : 0;
    double most = Math.pow(2, signed ? bits - 1 : bits) - 1;
    return Double.isNaN(value) ? 0 : (long) Math.max(least, Math.min(most, value));
  }

  private static long extended(long[] a, int bits, int lane, boolean signed) {
    return signed ? signed(lane(a, bits, lane), bits) : lane(a, bits, lane);
  }

  /** Of two vectors. */
  long[] binary(long[] a, long[] b) {
    int n = bits();
    return switch (op) {
      case "and" -> pairs(a, b, (x, y) -> x & y);
      case "andnot" -> pairs(a, b, (x, y) -> x & ~y);
      case "or" -> pairs(a, b, (x, y) -> x | y);
      case "xor" -> pairs(a, b, (x, y) -> x ^ y);
      case "add" -> isFloat() ? floats(a, b, Double::sum) : pairs(a, b, Long::sum);
      case "sub" -> isFloat() ? floats(a, b, (x, y) -> x - y) : pairs(a, b, (x, y) -> x - y);
      case "mul" -> isFloat() ? floats(a, b, (x, y) -> x * y) : pairs(a, b, (x, y) -> x * y);
      case "div" -> floats(a, b, (x, y) -> x / y);
      case "min" -> floats(a, b, Math::min);
      case "max" -> floats(a, b, Math::max);
      case "pmin" -> pairs(a, b, (x, y) -> number(y, n) < number(x, n) ? y : x);
      case "pmax" -> pairs(a, b, (x, y) -> number(x, n) < number(y, n) ? y : x);
      case "avgr_u" -> pairs(a, b, (x, y) -> (x + y + 1) / 2);
      case "q15mulr_sat_s" ->
          pairs(a, b, (x, y) -> clamped(signed(x, n) * signed(y, n) + 0x4000 >> 15, n, true));
      case "swizzle" -> each(b, at -> at < 16 ? lane(a, 8, (int) at) : 0);
      case "dot_i16x8_s" ->
          vector(i ->
              extended(a, 16, 2 * i, true) * extended(b, 16, 2 * i, true)
                  + extended(a, 16, 2 * i + 1, true) * extended(b, 16, 2 * i + 1, true));
      default -> named(a, b);
    };
  }

  private long[] named(long[] a, long[] b) {
    int n = bits();
    boolean signed = op.endsWith("_s");
    if (op.startsWith("add_sat")) {
      return pairs(a, b, (x, y) -> clamped(wide(x, signed) + wide(y, signed), n, signed));
    }
    if (op.startsWith("sub_sat")) {
      return pairs(a, b, (x, y) -> clamped(wide(x, signed) - wide(y, signed), n, signed));
    }
    if (op.startsWith("min_")) {
      return pairs(a, b, (x, y) -> Math.min(wide(x, signed), wide(y, signed)));
    }
    if (op.startsWith("max_")) {
      return pairs(a, b, (x, y) -> Math.max(wide(x, signed), wide(y, signed)));
    }
    if (op.startsWith("narrow")) {
      return vector(i -> {
        long[] from = i < lanes() / 2 ? a : b;
        return clamped(extended(from, 2 * n, i % (lanes() / 2), true), n, signed);
      });
    }
    if (op.startsWith("extmul")) {
      int first = op.contains("high") ? lanes() : 0;
      return vector(
          i -> extended(a, n / 2, first + i, signed) * extended(b, n / 2, first + i, signed));
    }
    return pairs(a, b, (x, y) -> holds(x, y, signed) ? -1 : 0);
  }

  private long wide(long lane, boolean signed) {
    return signed ? signed(lane, bits()) : lane;
  }

  private static long clamped(long value, int bits, boolean signed) {
    long least = signed ? -1L << bits - 1 : 0;
    long most = (1L << (signed ? bits - 1 : bits)) - 1;
    return Math.max(least, Math.min(most, value));
  }

  private boolean holds(long x, long y, boolean signed) {
    String relation = op.substring(0, 2);
    if (isFloat()) {
      double p = number(x, bits());
      double q = number(y, bits());
      return switch (relation) {
        case "eq" -> p == q;
        case "ne" -> p != q;
        case "lt" -> p < q;
        case "gt" -> p > q;
        case "le" -> p <= q;
        default -> p >= q;
      };
    }
    int order =
        new BigInteger(Long.toString(wide(x, signed)))
            .compareTo(new BigInteger(Long.toString(wide(y, signed))));
    return switch (relation) {
      case "eq" -> order == 0;
      case "ne" -> order != 0;
      case "lt" -> order < 0;
      case "gt" -> order > 0;
      case "le" -> order <= 0;
      default -> order >= 0;
    };
  }

  /** Of a vector and a count. */
  long[] shift(long[] a, int count) {
    int by = Math.floorMod(count, bits());
    return switch (op) {
      case "shl" -> each(a, x -> x << by);
      case "shr_u" -> each(a, x -> x >>> by);
      default -> each(a, x -> signed(x, bits()) >> by);
    };
  }

  /** The number that a vector gives. */
  int test(long[] a) {
    int n = bits();
    int result = op.equals("all_true") ? 1 : 0;
    for (int i = 0; i < lanes(); i++) {
      long lane = lane(a, n, i);
      switch (op) {
        case "any_true" -> result |= lane != 0 ? 1 : 0;
        case "all_true" -> result &= lane != 0 ? 1 : 0;
        default -> result |= (int) (lane >>> n - 1) << i;
      }
    }
    return result;
  }

  /** Whether two results are the same; of a NaN that was computed, any that is quiet. */
  boolean same(long[] expected, long[] found) {
    boolean exact =
        !isFloat()
            || op.equals("abs")
            || op.equals("neg")
            || op.equals("pmin")
            || op.equals("pmax");
    for (int i = 0; i < lanes(); i++) {
      long e = lane(expected, bits(), i);
      long f = lane(found, bits(), i);
      long quiet = bits() == 32 ? 0x7FC0_0000L : 0x7FF8_0000_0000_0000L;
      boolean both = !exact && Double.isNaN(number(e, bits())) && (f & quiet) == quiet;
      if (e != f && !both) {
        return false;
      }
    }
    return true;
  }
}
