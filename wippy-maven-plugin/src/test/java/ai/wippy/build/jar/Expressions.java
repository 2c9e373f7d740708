package ai.wippy.build.jar;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what all kinds of expressions come to that javac makes dynamic calls of. */
public final class Expressions extends ArrayList<String> implements Callable<List<Object>> {
  private static final long serialVersionUID = 1;

  /** Has every type of component. */
  record All(
      boolean yes,
      byte eight,
      short sixteen,
      char letter,
      int number,
      long large,
      float half,
      double whole,
      @Nullable String text,
      int[] array) {}

  record Empty() {}

  record Pair<A, B extends Comparable<B>>(A first, B second) implements Serializable {}

  /** Lambdas of an interface are private methods of it. */
  interface Named {
    String name();

    default Supplier<String> greeting() {
      return () -> "Hello, " + name() + secret();
    }

    private String secret() {
      return "!";
    }

    static Function<String, Named> maker() {
      return name -> () -> name;
    }
  }

  /** A generic method in between erases types. */
  abstract static class Shape<T extends Number> {
    abstract T size();

    private String text() {
      return "shape";
    }
  }

  static final class Square extends Shape<Integer> {
    @Override
    Integer size() {
      return 4;
    }
  }

  private final String own = "own";

  @Override
  public List<Object> call() throws Exception {
    var said = new ArrayList<Object>();
    said.addAll(primitives(true, (byte) 1, (short) 2, 'c', 3, 4L, 5.5f, 6.5));
    said.addAll(references());
    said.addAll(conversions());
    said.addAll(records());
    said.addAll(texts(true, (byte) -1, (short) -2, 'x', -3, -4L, 1.25f, 2.5, null, List.of(1)));
    return said;
  }

  private List<Object> primitives(
      boolean yes, byte b, short s, char c, int i, long l, float f, double d) {
    Supplier<String> all = () -> yes + own + b + s + c + i + l + f + d;
    LongSupplier wide = () -> l + i;
    IntBinaryOperator plus = (x, y) -> x * i + y;
    Supplier<Supplier<Long>> nested = () -> () -> l * i;
    Supplier<Object> one = Object::new;
    Runnable nothing = () -> {};
    nothing.run();
    return List.of(
        all.get(), wide.getAsLong(), plus.applyAsInt(5, 7), nested.get().get(), one.get() != null);
  }

  private List<Object> references() throws Exception {
    Function<String, Integer> length = String::length;
    Supplier<Integer> bound = "bound"::length;
    Function<Integer, Integer> boxed = Math::abs;
    IntFunction<int[]> arrays = int[]::new;
    Function<String, StringBuilder> constructor = StringBuilder::new;
    Function<Object[], List<Object>> varargs = Arrays::asList;
    BiFunction<String, String, Boolean> unbound = String::endsWith;
    Supplier<String> above = super::toString;
    Supplier<String> mine = this::secret;
    Predicate<String> addition = this::add;
    Function<Square, Integer> size = Square::size;
    Function<Shape<?>, Object> erased = Shape::size;
    Function<Shape<?>, String> ofNest = Shape::text;
    BinaryOperator<Integer> greatest = BinaryOperator.maxBy(Comparator.naturalOrder());
    Callable<Object> cloned = new int[] {1, 2}::clone;
    var named = Named.maker().apply("Ada");
    UnaryOperator<String> conditional = own.isEmpty() ? x -> x : x -> x + x;
    return List.of(
        length.apply("four"),
        bound.get(),
        boxed.apply(-7),
        arrays.apply(3).length,
        constructor.apply("built").append('!').toString(),
        varargs.apply(new Object[] {1, "two"}),
        unbound.apply("ending", "ing"),
        addition.test("added"),
        above.get(),
        mine.get(),
        size.apply(new Square()),
        erased.apply(new Square()),
        ofNest.apply(new Square()),
        greatest.apply(3, 9),
        Arrays.toString((int[]) cloned.call()),
        named.greeting().get(),
        conditional.apply("ab"),
        Stream.of("b", "a", "c").sorted(Comparator.reverseOrder()).toList(),
        IntStream.range(0, 9).boxed().collect(Collectors.groupingBy(n -> n % 3)),
        sameObject() == sameObject(),
        ((Supplier<String> & Serializable) () -> "serializable").get());
  }

  /** What captures nothing is made once. */
  private static Runnable sameObject() {
    return () -> {};
  }

  private String secret() {
    return own + " secret";
  }

  private static List<Object> conversions() {
    IntToLongFunction widened = Math::abs;
    ToLongFunction<Integer> unboxed = Integer::intValue;
    ToDoubleFunction<Character> fromChar = c -> c;
    ToIntFunction<Character> wrapper = Expressions::fromInt;
    Function<Byte, Object> toObject = Expressions::fromByte;
    IntPredicate even = n -> n % 2 == 0;
    var seen = new ArrayList<Object>();
    Consumer<Object> dropped = seen::add;
    Consumer<Long> droppedWide = Expressions::twice;
    dropped.accept("seen");
    droppedWide.accept(3L);
    Function<Integer, Number> generic = Expressions::same;
    Function<Integer, Comparable<?>> boxedResult = n -> n + 1;
    return List.of(
        widened.applyAsLong(-5),
        unboxed.applyAsLong(6),
        fromChar.applyAsDouble('a'),
        wrapper.applyAsInt('b'),
        toObject.apply((byte) 7),
        even.test(8),
        seen,
        generic.apply(9),
        boxedResult.apply(10));
  }

  private static int fromInt(int number) {
    return number + 1;
  }

  private static long fromByte(byte number) {
    return number * 2L;
  }

  private static long twice(long number) {
    return number * 2;
  }

  private static <T> T same(T value) {
    return value;
  }

  private static List<Object> records() {
    var array = new int[0];
    var one = new All(true, (byte) 1, (short) 2, 'c', 3, 4, 0.0f, Double.NaN, "t", array);
    var same = new All(true, (byte) 1, (short) 2, 'c', 3, 4, 0.0f, Double.NaN, "t", array);
    var other = new All(true, (byte) 1, (short) 2, 'c', 3, 4, -0.0f, Double.NaN, "t", array);
    var without = new All(true, (byte) 1, (short) 2, 'c', 3, 4, 0.0f, Double.NaN, null, array);
    var far = new All(true, (byte) 1, (short) 2, 'c', 3, 5, 0.0f, Double.NaN, "t", array);
    Object stranger = "no record";
    return List.of(
        one.equals(same),
        one.equals(other),
        one.equals(without),
        without.equals(one),
        one.equals(far),
        one.equals(stranger),
        one.hashCode() == same.hashCode(),
        one.hashCode() - array.hashCode(),
        one.toString().replaceFirst("@.*", ""),
        without.toString().contains("text=null"),
        new Empty().equals(new Empty()),
        new Empty().hashCode(),
        new Empty().toString(),
        new Pair<>(List.of(1), "b"),
        new Pair<>("a", 2L).hashCode());
  }

  private static List<Object> texts(
      boolean yes,
      byte b,
      short s,
      char c,
      int i,
      long l,
      float f,
      double d,
      @Nullable Object none,
      List<?> list) {
    String all = "<" + yes + b + s + c + i + l + f + d + none + list + ">";
    String twice = all + all;
    return List.of(all, twice, "" + l + d, none + "x");
  }
}
