package peers.guest;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions of every shape. */
public interface Api {
  /** Says hello &amp; more. */
  String greet(String name);

  /** {@code echo-person: func(p: person) -> person} */
  Types.Person echoPerson(Types.Person p);

  /** {@code transform-users: func(users: list<person>) -> list<person>} */
  List<Types.Person> transformUsers(List<Types.Person> users);

  /**
   * {@code sum: func(xs: list<u32>) -> u64}
   *
   * @param xs each 0 to 4294967295
   * @return unsigned
   */
  long sum(long[] xs);

  /** {@code divide: func(a: s32, b: s32) -> result<s32, string>} */
  Result<Integer, String> divide(int a, int b);

  /** The square meters of a shape. */
  double area(Types.Shape s);

  /** {@code next-color: func(c: color) -> option<color>} */
  Optional<Types.Color> nextColor(Types.Color c);

  /** {@code toggle: func(p: perms) -> perms} */
  Set<Types.Perms> toggle(Set<Types.Perms> p);

  /** {@code minmax: func(xs: list<f64>) -> option<tuple<f64, f64>>} */
  Optional<Tuple2<Double, Double>> minmax(double[] xs);

  /**
   * {@code initial: func(s: string) -> option<char>}
   *
   * @return a Unicode code point
   */
  Optional<Integer> initial(String s);

  /**
   * {@code fib: func(n: u32) -> u64}
   *
   * @param n 0 to 4294967295
   * @return unsigned
   */
  long fib(long n);
}
