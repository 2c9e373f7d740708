package ai.wippy.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that are split must do what they did before. */
class LargeFunctionsTest {
  /** Small enough that everything is split which can be. */
  private static final List<Long> LIMITS = List.of(100L, 200L, 300L, 600L, 2_000L);

  private static final long WHOLE = 1_000_000_000;

  private static CoreInstance instance(byte[] binary, long limit) throws ModuleRejectedException {
    return Guests.load(new ModuleTranslator(limit).translate(binary))
        .instantiate(new InstanceState(), List.of());
  }

  private static int functions(byte[] binary, long limit) throws ModuleRejectedException {
    return new FunctionTypes(ModuleSource.parse(binary).split(limit).module()).count();
  }

  /** What {@code run} gives for some arguments, or how it traps, and what it leaves in memory. */
  private static List<String> behaviour(CoreInstance instance) {
    var seen = new ArrayList<String>();
    for (int argument : new int[] {0, 1, 2, 3, 5, 8, 13, 100, -1}) {
      try {
        seen.add(argument + ": " + instance.function("run").call(argument)[0]);
      } catch (RuntimeException e) {
        seen.add(argument + ": " + Trap.of(e).getMessage());
      }
    }
    seen.add(
        IntStream.range(0, 64)
            .mapToObj(i -> Integer.toString(instance.memory("memory").i32(4 * i)))
            .toList()
            .toString());
    return seen;
  }

  private static void assertSame(String wat) throws ModuleRejectedException {
    byte[] binary = Guests.wat(wat);
    List<String> whole = behaviour(instance(binary, WHOLE));
    for (long limit : LIMITS) {
      assertThat(behaviour(instance(binary, limit))).as("limit %d", limit).isEqualTo(whole);
    }
    int parts = 0;
    for (long limit : LIMITS) {
      parts += functions(binary, limit) - functions(binary, WHOLE);
    }
    assertThat(parts).isPositive();
  }

  /** Jumps of all kinds, in and out of blocks, with and without values, out of several at once. */
  static List<String> shapes() {
    return List.of(
        """
        (loop $again
          (block $done
            (br_if $done (i32.gt_u (local.get $i) (local.get $n)))
            (local.set $a (i32.add (local.get $a) (i32.mul (local.get $i) (i32.const 3))))
            (i32.store (i32.shl (i32.and (local.get $i) (i32.const 63)) (i32.const 2)) (local.get $a))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br_if $again (i32.lt_u (local.get $i) (i32.const 200)))))
        (local.get $a)
        """,
        """
        (block $three (block $two (block $one (block $zero
          (br_table $zero $one $two $three $one (local.get $n)))
          (local.set $a (i32.add (local.get $a) (i32.const 10)))
          (local.set $b (i32.add (local.get $b) (i32.const 1)))
          (br $two))
          (local.set $a (i32.mul (local.get $n) (i32.const 7)))
          (i32.store (i32.const 8) (local.get $a))
          (br_if $three (i32.eq (local.get $n) (i32.const 5))))
          (local.set $b (i32.add (local.get $a) (i32.const 100)))
          (if (i32.eqz (local.get $n)) (then (return (i32.sub (local.get $b) (i32.const 1000))))))
        (i32.add (local.get $a) (local.get $b))
        """,
        """
        (if (result i32) (i32.lt_s (local.get $n) (i32.const 3))
          (then
            (local.set $a (i32.add (local.get $n) (i32.const 1)))
            (local.set $b (i32.mul (local.get $a) (local.get $a)))
            (i32.store (i32.const 16) (local.get $b))
            (local.get $b))
          (else
            (block $out (result i32)
              (local.set $a (i32.const 77))
              (i32.store (i32.const 20) (local.get $a))
              (drop (br_if $out (local.get $a) (i32.eq (local.get $n) (i32.const 8))))
              (local.set $c (i64.extend_i32_s (local.get $n)))
              (if (i64.gt_s (local.get $c) (i64.const 50)) (then unreachable))
              (i32.store (i32.const 24) (i32.div_u (i32.const 1000) (i32.add (local.get $n) (i32.const 1))))
              (br $out (i32.const 5)))))
        """,
        """
        (local.set $f (f64.convert_i32_s (local.get $n)))
        (i32.store (i32.const 32) (local.get $n))
        (loop $outer
          (local.set $i (i32.const 0))
          (loop $inner
            (local.set $f (f64.add (local.get $f) (f64.const 1.5)))
            (local.set $c (i64.add (local.get $c) (i64.extend_i32_u (local.get $i))))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (if (i32.eq (local.get $a) (i32.const 3))
              (then
                (i64.store (i32.const 40) (local.get $c))
                (return (i32.trunc_f64_s (local.get $f)))))
            (br_if $inner (i32.lt_u (local.get $i) (i32.const 4))))
          (local.set $a (i32.add (local.get $a) (i32.const 1)))
          (f64.store (i32.const 48) (local.get $f))
          (br $outer))
        unreachable
        """,
        """
        (block $exit
          (loop $next
            (block $b2 (block $b1 (block $b0
              (br_table $b0 $b1 $b2 $exit (i32.rem_u (local.get $i) (i32.const 4))))
              (local.set $a (i32.add (local.get $a) (i32.const 2)))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (i32.store (i32.const 4) (local.get $a))
              (br $next))
              (local.set $a (i32.mul (local.get $a) (i32.const 3)))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $next (i32.gt_s (local.get $n) (i32.const 2)))
              (br $exit))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (local.set $b (i32.add (local.get $b) (local.get $a)))
              (i32.store (i32.const 12) (local.get $b))
              (br $next)))
        (i32.add (local.get $a) (i32.mul (local.get $b) (i32.const 1000)))
        """);
  }

  /** Enough before each store to be worth a function. */
  private static final String FILLING =
      "(local.set $b (i32.add (local.get $b) (i32.mul (local.get $a) (i32.load offset=4 (i32.const 0)))))\n"
          .repeat(12);

  private static String module(String body) {
    return """
    (module
      (memory (export "memory") 1)
      (func (export "run") (param $n i32) (result i32)
        (local $a i32) (local $b i32) (local $c i64) (local $f f64) (local $i i32)
        %s))
    """
        .formatted(body.replace("(i32.store (", FILLING + "(i32.store ("));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void whatAJumpLeadsToStaysTheSame(String body) throws ModuleRejectedException {
    assertSame(module(body));
  }

  /** Nested blocks, loops that end and jumps, at random. */
  private static final class Program {
    private final Random random;
    private int loops;

    Program(long seed) {
      random = new Random(seed);
    }

    String statements(int depth, int labels) {
      var text = new StringBuilder();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        text.append(statement(depth, labels)).append('\n');
      }
      return text.toString();
    }

    private String local() {
      return List.of("$a", "$b", "$n", "$i").get(random.nextInt(4));
    }

    private String value(int depth) {
      return switch (random.nextInt(depth > 0 ? 5 : 2)) {
        case 0 -> "(i32.const %d)".formatted(random.nextInt(100));
        case 1 -> "(local.get %s)".formatted(local());
        case 2 -> "(i32.add %s %s)".formatted(value(depth - 1), value(depth - 1));
        case 3 -> "(i32.xor %s %s)".formatted(value(depth - 1), value(depth - 1));
        default -> "(local.tee %s %s)".formatted(local(), value(depth - 1));
      };
    }

    private String statement(int depth, int labels) {
      return switch (random.nextInt(depth > 0 ? 10 : 4)) {
        case 0, 1, 2 -> "(local.set %s %s)".formatted(local(), value(3));
        case 3 ->
            "(i32.store (i32.shl (i32.and %s (i32.const 31)) (i32.const 2)) %s)"
                .formatted(value(1), value(2));
        case 4 -> "(block %s)".formatted(statements(depth - 1, labels + 1));
        case 5 ->
            "(if %s (then %s) (else %s))"
                .formatted(
                    value(2), statements(depth - 1, labels + 1), statements(depth - 1, labels + 1));
        case 6 -> loop(depth, labels);
        case 7 ->
            "(br_if %d (i32.and %s (i32.const 1)))".formatted(random.nextInt(labels), value(2));
        case 8 ->
            "(block (br_table 0 %d %d 0 (i32.and %s (i32.const 3))) %s)"
                .formatted(
                    1 + random.nextInt(labels),
                    1 + random.nextInt(labels),
                    value(1),
                    statements(depth - 1, labels + 1));
        default ->
            "(if (i32.eq %s (i32.const 7)) (then (br %d)))"
                .formatted(value(1), 1 + random.nextInt(labels));
      };
    }

    /** Each has a counter in memory of its own, so that it ends after at most three turns. */
    private String loop(int depth, int labels) {
      int counter = 1024 + 4 * loops++;
      return """
      (i32.store (i32.const %1$d) (i32.const 0))
      (loop
        (i32.store (i32.const %1$d) (i32.add (i32.load (i32.const %1$d)) (i32.const 1)))
        (if (i32.gt_u (i32.load (i32.const %1$d)) (i32.const 3)) (then (br 2)))
        %2$s
        (br_if 0 (i32.lt_u (i32.load (i32.const %1$d)) (i32.const 3))))
      """
          .formatted(counter, statements(depth - 1, labels + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void randomProgramsDoTheSame(long seed) throws ModuleRejectedException {
    var program = new Program(seed);
    var body = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      body.append("(block (block ").append(program.statements(4, 2)).append("))\n");
    }
    assertSame(module(body + "(i32.xor (local.get $a) (i32.mul (local.get $b) (i32.const 31)))"));
  }

  /** An interpreter, whose cases make 150 KB of JVM code: HotSpot compiles all of it. */
  @Test
  void aLargeLoopOverManyCasesBecomesMethodsThatHotSpotCompiles() throws ModuleRejectedException {
    int cases = 100;
    var wat = new StringBuilder("(block $exit (loop $next\n");
    for (int i = cases - 1; i >= 0; i--) {
      wat.append("(block $c%d ".formatted(i));
    }
    wat.append("(br_table ");
    for (int i = 0; i < cases; i++) {
      wat.append("$c").append(i).append(' ');
    }
    wat.append("$exit (local.get $i))");
    for (int i = 0; i < cases; i++) {
      wat.append(")\n");
      for (int j = 0; j < 60; j++) {
        wat.append(
            "(local.set $a (i32.add (i32.mul (local.get $a) (i32.const %d)) (i32.load offset=%d (i32.const 0))))\n"
                .formatted(i + 3, 4 * (j % 60)));
      }
      wat.append("(i32.store offset=%d (i32.const 0) (local.get $a))\n".formatted(4 * (i % 60)));
      wat.append("(local.set $i (i32.add (local.get $i) (i32.const %d)))\n".formatted(1 + i % 3));
      wat.append("(br $next)\n");
    }
    wat.append("))\n(i32.add (local.get $a) (local.get $n))");
    byte[] binary = Guests.wat(module(wat.toString()));
    assertThat(new ModuleTranslator(WHOLE).translate(binary).slow()).hasSize(1);
    TranslatedModule split = Guests.translate(binary);
    assertThat(split.slow()).isEmpty();
    assertThat(behaviour(Guests.load(split).instantiate(new InstanceState(), List.of())))
        .isEqualTo(behaviour(instance(binary, WHOLE)));
  }

  /** Whole it is interpreted, where nothing would stop it but the checkpoints put into it. */
  @ParameterizedTest
  @ValueSource(longs = {7_000, WHOLE})
  void aLargeFunctionThatSpinsCanBeInterrupted(long limit) throws Exception {
    String add = "(local.set $a (i32.add (local.get $a) (local.get $n)))\n";
    String loop = "(loop $again (local.set $i (i32.add (local.get $i) (i32.const 1))) (br $again))";
    byte[] binary =
        Guests.wat(module(add.repeat(10_000) + loop + add.repeat(10_000) + "(local.get $a)"));
    TranslatedModule module = new ModuleTranslator(limit).translate(binary);
    assertThat(module.slow()).hasSize(limit == WHOLE ? 1 : 0);
    assertStops(Guests.load(module).instantiate(new InstanceState(), List.of()));
  }

  @Test
  void anInterpretedFunctionThatCallsItselfCanBeInterrupted() throws Exception {
    String add = "(local.set $a (i32.add (local.get $a) (i32.const 1)))\n".repeat(10_000);
    String wat =
        """
        (module
          (memory (export "memory") 1)
          (func $run (export "run") (param $n i32) (result i32) (local $a i32)
            (if (i32.lt_u (local.get $n) (i32.const 60))
              (then
                (drop (call $run (i32.add (local.get $n) (i32.const 1))))
                (drop (call $run (i32.add (local.get $n) (i32.const 1))))
                (return (i32.const 0))))
            %s
            (local.get $a)))
        """
            .formatted(add);
    TranslatedModule module = new ModuleTranslator(WHOLE).translate(Guests.wat(wat));
    assertThat(module.slow()).hasSize(1);
    assertStops(Guests.load(module).instantiate(new InstanceState(), List.of()));
  }

  private static void assertStops(CoreInstance instance) throws InterruptedException {
    var thrown = new AtomicReference<@Nullable Throwable>();
    var started = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              started.countDown();
              try {
                instance.function("run").call(1);
              } catch (RuntimeException e) {
                thrown.set(Trap.of(e));
              }
            });
    started.await();
    Thread.sleep(100);
    thread.interrupt();
    thread.join(5_000);
    assertThat(thrown.get()).isInstanceOf(Trap.class);
    assertThat(((Trap) thrown.get()).kind()).isEqualTo(Kind.CANCELED);
  }
}
