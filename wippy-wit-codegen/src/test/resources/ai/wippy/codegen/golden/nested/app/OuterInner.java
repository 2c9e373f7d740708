package app;

/** {@code interface outer#inner} */
public interface OuterInner {
  /**
   * {@code add: func(a: u32, b: u32) -> u32}
   *
   * @param a 0 to 4294967295
   * @param b 0 to 4294967295
   * @return 0 to 4294967295
   */
  long add(long a, long b);

  /** {@code greet: func(name: string) -> string} */
  String greet(String name);
}
