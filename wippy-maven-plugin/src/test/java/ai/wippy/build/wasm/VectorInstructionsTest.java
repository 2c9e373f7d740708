package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every instruction that computes, against {@link VectorModel}: corner cases, and random bits. */
class VectorInstructionsTest {
  private static final int CASES = 300;

  private static final List<String> UNARY =
      names(
          """
          v128: not
          i8x16: abs neg popcnt
          i16x8: abs neg extadd_pairwise_i8x16_s extadd_pairwise_i8x16_u extend_low_i8x16_s
          i16x8: extend_low_i8x16_u extend_high_i8x16_s extend_high_i8x16_u
          i32x4: abs neg extadd_pairwise_i16x8_s extadd_pairwise_i16x8_u extend_low_i16x8_s
          i32x4: extend_low_i16x8_u extend_high_i16x8_s extend_high_i16x8_u trunc_sat_f32x4_s
          i32x4: trunc_sat_f32x4_u trunc_sat_f64x2_s_zero trunc_sat_f64x2_u_zero
          i64x2: abs neg extend_low_i32x4_s extend_low_i32x4_u extend_high_i32x4_s
          i64x2: extend_high_i32x4_u
          f32x4: abs neg sqrt ceil floor trunc nearest convert_i32x4_s convert_i32x4_u
          f32x4: demote_f64x2_zero
          f64x2: abs neg sqrt ceil floor trunc nearest convert_low_i32x4_s convert_low_i32x4_u
          f64x2: promote_low_f32x4
          """);

  private static final List<String> BINARY =
      names(
          """
          v128: and andnot or xor
          i8x16: swizzle add add_sat_s add_sat_u sub sub_sat_s sub_sat_u min_s min_u max_s max_u
          i8x16: avgr_u eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u narrow_i16x8_s narrow_i16x8_u
          i16x8: add add_sat_s add_sat_u sub sub_sat_s sub_sat_u min_s min_u max_s max_u mul
          i16x8: avgr_u eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u narrow_i32x4_s narrow_i32x4_u
          i16x8: q15mulr_sat_s extmul_low_i8x16_s extmul_low_i8x16_u extmul_high_i8x16_s
          i16x8: extmul_high_i8x16_u
          i32x4: add sub mul min_s min_u max_s max_u dot_i16x8_s extmul_low_i16x8_s
          i32x4: eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u extmul_low_i16x8_u
          i32x4: extmul_high_i16x8_s extmul_high_i16x8_u
          i64x2: add sub mul eq ne lt_s gt_s le_s ge_s extmul_low_i32x4_s extmul_low_i32x4_u
          i64x2: extmul_high_i32x4_s extmul_high_i32x4_u
          f32x4: add sub mul div min max pmin pmax eq ne lt gt le ge
          f64x2: add sub mul div min max pmin pmax eq ne lt gt le ge
          """);

  private static final List<String> SHIFT =
      names(
          """
          i8x16: shl shr_s shr_u
          i16x8: shl shr_s shr_u
          i32x4: shl shr_s shr_u
          i64x2: shl shr_s shr_u
          """);

  private static final List<String> TEST =
      names(
          """
          v128: any_true
          i8x16: all_true bitmask
          i16x8: all_true bitmask
          i32x4: all_true bitmask
          i64x2: all_true bitmask
          """);

  private final Random random = new Random(20261127);
  private final List<long[]> vectors = vectors();

  private static List<String> names(String lines) {
    return lines
        .lines()
        .flatMap(line -> {
          String shape = line.substring(0, line.indexOf(':'));
          return Stream.of(line.substring(shape.length() + 2).split(" "))
              .map(op -> shape + "." + op);
        })
        .toList();
  }

  /** What goes wrong where numbers end, and bits that nobody has chosen. */
  private List<long[]> vectors() {
    long[] corners = {
      0,
      -1,
      0x8080_8080_8080_8080L,
      0x7F7F_7F7F_7F7F_7F7FL,
      0x8000_7FFF_0001_FFFFL,
      0x8000_8000_8000_8000L,
      0x8000_0000_7FFF_FFFFL,
      Long.MIN_VALUE,
      Long.MAX_VALUE,
      1,
      0x0100_0F10_0305_0708L,
      bits(0.5, -0.5),
      bits(2.5, -1.5),
      bits(1e30, -1e30),
      bits(Double.NaN, -0.0),
      bits(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
      0x7FA0_0000_FFA0_0000L,
      bits(2147483648.0, 4294967296.0),
      bits(16777217, 1e-40),
      Double.doubleToRawLongBits(-0.0),
      Double.doubleToRawLongBits(-0.5),
      Double.doubleToRawLongBits(2.5),
      Double.doubleToRawLongBits(1e300),
      Double.doubleToRawLongBits(4294967295.5),
      Double.doubleToRawLongBits(-2147483649.0),
      Double.doubleToRawLongBits(Double.NaN),
      0x7FF4_0000_0000_0000L,
      0xFFF0_0000_0000_0000L,
    };
    var all = new ArrayList<long[]>();
    for (int i = 0; i < CASES; i++) {
      all.add(
          new long[] {
            random.nextInt(4) == 0 ? random.nextLong() : corners[random.nextInt(corners.length)],
            random.nextInt(4) == 0 ? random.nextLong() : corners[random.nextInt(corners.length)]
          });
    }
    return all;
  }

  private static long bits(double low, double high) {
    return Float.floatToRawIntBits((float) low) & 0xFFFF_FFFFL
        | (long) Float.floatToRawIntBits((float) high) << 32;
  }

  private long[] any() {
    return vectors.get(random.nextInt(vectors.size()));
  }

  private static CoreInstance instance(List<String> instructions, String params, String result) {
    long count = params.split(" ").length;
    String operands =
        Stream.iterate(0, i -> i + 1)
            .limit(count)
            .map(i -> "(local.get " + i + ")")
            .collect(Collectors.joining(" "));
    return Guests.instance(
        instructions.stream()
            .map(each ->
                "(func (export \"%s\") (param %s) (result %s) (%s %s))"
                    .formatted(each, params, result, each, operands))
            .collect(Collectors.joining("\n", "(module\n", ")")));
  }

  private static void check(VectorModel model, long[] expected, long[] found, long[]... operands) {
    assertThat(model.same(expected, found))
        .as(() ->
            "%s of %s: expected %s, got %s"
                .formatted(
                    model,
                    Stream.of(operands).map(VectorInstructionsTest::hex).toList(),
                    hex(expected),
                    hex(found)))
        .isTrue();
  }

  private static String hex(long[] vector) {
    return "%016x:%016x".formatted(vector[1], vector[0]);
  }

  @Test
  void ofOneVector() {
    CoreInstance instance = instance(UNARY, "v128", "v128");
    for (String name : UNARY) {
      VectorModel model = VectorModel.of(name);
      CoreFunction function = instance.function(name);
      for (long[] a : vectors) {
        check(model, model.unary(a), function.call(a), a);
      }
    }
  }

  @Test
  void ofTwoVectors() {
    CoreInstance instance = instance(BINARY, "v128 v128", "v128");
    for (String name : BINARY) {
      VectorModel model = VectorModel.of(name);
      CoreFunction function = instance.function(name);
      for (long[] a : vectors) {
        long[] b = any();
        check(model, model.binary(a, b), function.call(a[0], a[1], b[0], b[1]), a, b);
      }
    }
  }

  @Test
  void ofAVectorAndACount() {
    CoreInstance instance = instance(SHIFT, "v128 i32", "v128");
    for (String name : SHIFT) {
      VectorModel model = VectorModel.of(name);
      CoreFunction function = instance.function(name);
      for (int count = -3; count < 70; count++) {
        long[] a = any();
        check(model, model.shift(a, count), function.call(a[0], a[1], count), a);
      }
    }
  }

  @Test
  void numbersOfVectors() {
    CoreInstance instance = instance(TEST, "v128", "i32");
    for (String name : TEST) {
      for (long[] a : vectors) {
        assertThat(instance.function(name).call(a))
            .as("%s of %s", name, hex(a))
            .containsExactly(VectorModel.of(name).test(a));
      }
    }
  }

  @Test
  void bitsAreSelected() {
    CoreFunction function =
        instance(List.of("v128.bitselect"), "v128 v128 v128", "v128").function("v128.bitselect");
    for (long[] a : vectors) {
      long[] b = any();
      long[] mask = any();
      assertThat(function.call(a[0], a[1], b[0], b[1], mask[0], mask[1]))
          .containsExactly(a[0] & mask[0] | b[0] & ~mask[0], a[1] & mask[1] | b[1] & ~mask[1]);
    }
  }

  /** Moves of whole halves, of larger lanes, reversals, interleavings, and random ones. */
  @Test
  void bytesAreShuffled() {
    List<int[]> places = new ArrayList<>();
    places.add(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23});
    places.add(new int[] {12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3});
    places.add(new int[] {0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23});
    places.add(new int[] {15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0});
    places.add(new int[] {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    for (int i = 0; i < 20; i++) {
      places.add(random.ints(16, 0, 32).toArray());
    }
    var text = new StringBuilder("(module\n");
    for (int i = 0; i < places.size(); i++) {
      text.append(
          "(func (export \"%d\") (param v128 v128) (result v128) (i8x16.shuffle %s (local.get 0) (local.get 1)))\n"
              .formatted(
                  i,
                  Arrays.stream(places.get(i))
                      .mapToObj(String::valueOf)
                      .collect(Collectors.joining(" "))));
    }
    CoreInstance instance = Guests.instance(text + ")");
    for (int i = 0; i < places.size(); i++) {
      long[] a = any();
      long[] b = any();
      long[] expected = new long[2];
      for (int to = 0; to < 16; to++) {
        int from = places.get(i)[to];
        expected[to / 8] |= VectorModel.lane(from < 16 ? a : b, 8, from % 16) << to % 8 * 8;
      }
      assertThat(instance.function("" + i).call(a[0], a[1], b[0], b[1])).containsExactly(expected);
    }
  }
}
