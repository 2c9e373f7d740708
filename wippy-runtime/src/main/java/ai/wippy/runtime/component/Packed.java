package ai.wippy.runtime.component;

/**
 * Arithmetic on all lanes of a half at once, for lanes of any size.
 *
 * <p>{@code high} has the highest bit of each lane, and nothing else; so does a result that says
 * something of each lane.
 */
final class Packed {
  private Packed() {}

  static long add(long a, long b, long high) {
    return (a & ~high) + (b & ~high) ^ (a ^ b) & high;
  }

  static long subtract(long a, long b, long high) {
    return (a | high) - (b & ~high) ^ ~(a ^ b) & high;
  }

  /** Which lanes are zero. */
  static long zero(long a, long high) {
    return ~((a & ~high) + ~high | a | ~high);
  }

  /** Where a is less than b, without signs. */
  static long lessU(long a, long b, long high) {
    return (~a & b | ~(a ^ b) & ~((a | high) - (b & ~high))) & high;
  }

  /** Where a is less than b, with signs. */
  static long lessS(long a, long b, long high) {
    return (a & ~b | ~(a ^ b) & ~((a | high) - (b & ~high))) & high;
  }

  /** All bits of the lanes whose highest bits are given. */
  static long spread(long found, int bits) {
    return (found << 1) - (found >>> bits - 1);
  }

  /** The bits of {@code a} where {@code mask} has them, else those of {@code b}. */
  static long choose(long a, long b, long mask) {
    return (a ^ b) & mask ^ b;
  }

  /** What signed lanes that overflow become: the least or the greatest number of a lane. */
  static long limits(long a, long high, int bits) {
    return ~high + ((a & high) >>> bits - 1);
  }

  static long addSaturatingS(long a, long b, long high, int bits) {
    long sum = add(a, b, high);
    long overflown = ~(a ^ b) & (a ^ sum) & high;
    return choose(limits(a, high, bits), sum, spread(overflown, bits));
  }

  static long addSaturatingU(long a, long b, long high, int bits) {
    long sum = add(a, b, high);
    return sum | spread((a & b | (a | b) & ~sum) & high, bits);
  }

  static long subtractSaturatingS(long a, long b, long high, int bits) {
    long difference = subtract(a, b, high);
    long overflown = (a ^ b) & (a ^ difference) & high;
    return choose(limits(a, high, bits), difference, spread(overflown, bits));
  }

  static long subtractSaturatingU(long a, long b, long high, int bits) {
    return subtract(a, b, high) & ~spread(lessU(a, b, high), bits);
  }
}
