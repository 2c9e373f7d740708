package app;

/** {@code interface outer} */
public interface Outer {
  /**
   * {@code sum: func(a: u32, b: u32) -> u32}
   *
   * @param a 0 to 4294967295
   * @param b 0 to 4294967295
   * @return 0 to 4294967295
   */
  long sum(long a, long b);
}
