package ai.wippy.benchmarks;

import ai.wippy.runtime.component.CoreFunction;
import com.dylibso.chicory.runtime.ExportFunction;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One turn of a loop over many cases, as interpreters have it, in a function of that size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(HugeBenchmark.TURNS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class HugeBenchmark {
  static final int TURNS = 1_000;

  private static final int CASES = 100;

  /** How often a case reads memory, which takes 19 bytes of JVM code: 100 KB and 17 KB in all. */
  private static final int MANY = 50;

  private static final int SOME = 8;

  private final ExportFunction raw = new RawModule(binary(MANY)).instance().export("run");
  private final ExportFunction rawMiddle = new RawModule(binary(SOME)).instance().export("run");
  private final CoreFunction huge = TranslatedGuest.instance(binary(MANY)).function("run");
  private final CoreFunction middle = TranslatedGuest.instance(binary(SOME)).function("run");

  /** Each case adds up what it reads; the next is the one behind it. */
  private static byte[] binary(int reads) {
    var text =
        new StringBuilder(
            """
            (module
              (memory 1)
              (func (export "run") (param $turns i32) (result i32)
                (local $a i32) (local $b i32) (local $next i32)
                (block $exit
                  (loop $again
                    (br_if $exit (i32.eqz (local.get $turns)))
                    (local.set $turns (i32.sub (local.get $turns) (i32.const 1)))
            """);
    for (int i = CASES - 1; i >= 0; i--) {
      text.append("(block $c").append(i).append(' ');
    }
    text.append("(br_table");
    for (int i = 0; i < CASES; i++) {
      text.append(" $c").append(i);
    }
    text.append(" (local.get $next))\n");
    String read = "(local.set $a (i32.xor (local.get $a) (i32.add (local.get $b) (i32.load offset=%d (local.get $next)))))\n";
    for (int i = 0; i < CASES; i++) {
      text.append(")\n");
      for (int j = 0; j < reads; j++) {
        text.append(read.formatted(4 * (i + j)));
      }
      text.append("(local.set $b (i32.add (local.get $b) (i32.const 3)))\n");
      text.append("(local.set $next (i32.const %d))\n(br $again)\n".formatted((i + 7) % CASES));
    }
    text.append("))\n(i32.add (local.get $a) (local.get $b))))");
    return GuestFiles.assemble("huge.wat", text.toString());
  }

  /** Makes sure that they do the same. */
  @Setup
  public void agree() {
    if (huge()[0] != raw()[0] || middle()[0] != rawMiddle()[0]) {
      throw new IllegalStateException("they disagree");
    }
  }

  /** Chicory alone, a function of 100 KB, which it interprets. */
  @Benchmark
  public long[] raw() {
    return raw.apply(TURNS);
  }

  /** Chicory alone, a function of 17 KB, which HotSpot does not compile. */
  @Benchmark
  public long[] rawMiddle() {
    return rawMiddle.apply(TURNS);
  }

  /** A function of 100 KB, split. */
  @Benchmark
  public long[] huge() {
    return huge.call(TURNS);
  }

  /** A function of 17 KB, split. */
  @Benchmark
  public long[] middle() {
    return middle.call(TURNS);
  }
}
