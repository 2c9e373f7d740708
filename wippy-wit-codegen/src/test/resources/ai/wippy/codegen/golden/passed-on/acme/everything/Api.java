package acme.everything;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple4;
import ai.wippy.runtime.component.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code interface acme:every-thing/api@1.2.3} */
public interface Api {
  /**
   * Numbers of every width.
   *
   * <p>They come back as they are.
   *
   * @param a 0 to 255
   * @param c 0 to 65535
   * @param e 0 to 4294967295
   * @param g unsigned
   * @param k a Unicode code point
   */
  Tuple4<Integer, Integer, Long, Long> numbers(
      int a,
      byte b,
      int c,
      short d,
      long e,
      int f,
      long g,
      long h,
      float i,
      double j,
      int k,
      boolean l);

  /**
   * {@code arrays: func(a: list<u8>, b: list<s8>, c: list<u16>, d: list<s16>, e: list<u32>, f: list<s32>) -> list<char>}
   *
   * @param c each 0 to 65535
   * @param e each 0 to 4294967295
   * @return each a Unicode code point
   */
  int[] arrays(byte[] a, byte[] b, int[] c, short[] d, long[] e, int[] f);

  /**
   * {@code more-arrays: func(a: list<u64>, b: list<s64>, c: list<f32>, d: list<f64>, e: list<char>, f: list<bool>) -> list<string>}
   *
   * @param a each unsigned
   * @param e each a Unicode code point
   */
  List<String> moreArrays(long[] a, long[] b, float[] c, double[] d, int[] e, boolean[] f);

  /** {@code center: func(of: list<point>) -> option<point>} */
  Optional<Shapes.Point> center(List<Shapes.Point> of);

  /** {@code deep: func(n: nested, v: list<value>) -> result<nested, value>} */
  Result<Shapes.Nested, Shapes.Value> deep(Shapes.Nested n, List<Shapes.Value> v);

  /** {@code pick: func(v: value, c: class) -> class} */
  Shapes.Class pick(Shapes.Value v, Shapes.Class c);

  /** {@code allow: func(r: rights, m: many) -> result<_, rights>} */
  Result<Unit, Set<Shapes.Rights>> allow(Set<Shapes.Rights> r, Set<Shapes.Many> m);

  /** {@code check: func() -> result} */
  Result<Unit, Unit> check();

  /** {@code narrow: func(r: result<u32, f32>) -> result<f64>} */
  Result<Double, Unit> narrow(Result<Long, Float> r);

  /** {@code to-string: func() -> string} */
  String toString2();

  /**
   * {@code get-class: func(state: u32, core: u32, heap: string, class: string) -> u32}
   *
   * @param state 0 to 4294967295
   * @param core 0 to 4294967295
   * @return 0 to 4294967295
   */
  long getClass2(long state, long core, String heap, String class_);

  /**
   * {@code spill: func(a: nested, b: nested, c: nested, d: value) -> list<list<result<point, class>>>}
   */
  List<List<Result<Shapes.Point, Shapes.Class>>> spill(
      Shapes.Nested a,
      Shapes.Nested b,
      Shapes.Nested c,
      Shapes.Value d);

  /** {@code wait: func()} */
  void wait2();
}
