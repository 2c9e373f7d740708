package ai.wippy.benchmarks;

import ai.wippy.runtime.component.CoreFunction;
import com.dylibso.chicory.runtime.ExportFunction;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** {@code call_indirect} in a loop of the guest, of eight functions in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(IndirectBenchmark.CALLS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndirectBenchmark {
  static final int CALLS = 10_000;
  private static final int FEW = 8;
  private static final int MANY = 3_000;

  private final ExportFunction raw = new RawModule(binary(MANY)).instance().export("run");
  private final ExportFunction rawSmall = new RawModule(binary(FEW)).instance().export("run");
  private final CoreFunction large = TranslatedGuest.instance(binary(MANY)).function("run");
  private final CoreFunction small = TranslatedGuest.instance(binary(FEW)).function("run");

  /** A module of as many functions of one type, all in a table. */
  private static byte[] binary(int functions) {
    String text =
        """
    (module
      (type $f (func (param i32) (result i32)))
      (table funcref (elem %s))
      %s
      (func (export "run") (param $calls i32) (result i32) (local $sum i32)
        (loop $again
          (local.set $sum
            (call_indirect (type $f)
              (local.get $sum)
              (i32.mul (i32.and (local.get $calls) (i32.const 7)) (i32.const %d))))
          (br_if $again
            (local.tee $calls (i32.sub (local.get $calls) (i32.const 1)))))
        local.get $sum))
    """
        .formatted(
            IntStream.range(0, functions)
                .mapToObj("$f%d"::formatted)
                .collect(Collectors.joining(" ")),
            IntStream.range(0, functions)
                .mapToObj("(func $f%1$d (type $f) (i32.add (local.get 0) (i32.const %1$d)))"::formatted)
                .collect(Collectors.joining("\n")),
            functions / FEW);
    return GuestFiles.assemble("indirect.wat", text);
  }

  /** Makes sure that all do the same. */
  @Setup
  public void agree() {
    if (large()[0] != raw()[0] || small()[0] != rawSmall()[0]) {
      throw new IllegalStateException("they disagree");
    }
  }

  /** Chicory alone, 3,000 functions. */
  @Benchmark
  public long[] raw() {
    return raw.apply(CALLS);
  }

  /** Chicory alone, eight functions. */
  @Benchmark
  public long[] rawSmall() {
    return rawSmall.apply(CALLS);
  }

  /** Eight functions. */
  @Benchmark
  public long[] small() {
    return small.call(CALLS);
  }

  /** 3,000 functions. */
  @Benchmark
  public long[] large() {
    return large.call(CALLS);
  }
}
