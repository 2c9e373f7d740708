package ai.wippy.benchmarks;

import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
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

/** One step of a sum, by loops and by tail calls. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(TailCallsBenchmark.STEPS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class TailCallsBenchmark {
  static final int STEPS = 100_000;

  private static final String TEXT =
      """
      (module
        (type $step (func (param i64 i64) (result i64)))
        (table funcref (elem $odd $even $plainOdd $plainEven))
        (func (export "loop") (param i64 i64) (result i64)
          (block
            (loop
              (br_if 1 (i64.eqz (local.get 0)))
              (local.set 1 (i64.xor (i64.mul (local.get 1) (i64.const 3)) (local.get 0)))
              (local.set 0 (i64.sub (local.get 0) (i64.const 1)))
              (br 0)))
          (local.get 1))
        (func $self (export "self") (param i64 i64) (result i64)
          (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
          (return_call $self (i64.sub (local.get 0) (i64.const 1))
            (i64.xor (i64.mul (local.get 1) (i64.const 3)) (local.get 0))))
        (func $ping (export "mutual") (param i64 i64) (result i64)
          (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
          (return_call $pong (i64.sub (local.get 0) (i64.const 1))
            (i64.xor (i64.mul (local.get 1) (i64.const 3)) (local.get 0))))
        (func $pong (param i64 i64) (result i64)
          (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
          (return_call $ping (i64.sub (local.get 0) (i64.const 1))
            (i64.xor (i64.mul (local.get 1) (i64.const 3)) (local.get 0))))
        (func $plainEven (type $step)
          (i64.xor (i64.mul (local.get 1) (i64.const 3)) (local.get 0)))
        (func $plainOdd (type $step)
          (i64.xor (i64.mul (local.get 1) (i64.const 3)) (local.get 0)))
        (func (export "loopTable") (param i64 i64) (result i64)
          (block
            (loop
              (br_if 1 (i64.eqz (local.get 0)))
              (local.set 1
                (call_indirect (type $step) (local.get 0) (local.get 1)
                  (i32.add (i32.and (i32.wrap_i64 (local.get 0)) (i32.const 1)) (i32.const 2))))
              (local.set 0 (i64.sub (local.get 0) (i64.const 1)))
              (br 0)))
          (local.get 1))
        (func $even (type $step)
          (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
          (return_call_indirect (type $step) (i64.sub (local.get 0) (i64.const 1))
            (i64.xor (i64.mul (local.get 1) (i64.const 3)) (local.get 0))
            (i32.and (i32.wrap_i64 (local.get 0)) (i32.const 1))))
        (func $odd (type $step)
          (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
          (return_call_indirect (type $step) (i64.sub (local.get 0) (i64.const 1))
            (i64.xor (i64.mul (local.get 1) (i64.const 3)) (local.get 0))
            (i32.and (i32.wrap_i64 (local.get 0)) (i32.const 1))))
        (func (export "table") (param i64 i64) (result i64)
          (return_call_indirect (type $step) (local.get 0) (local.get 1) (i32.const 1))))
      """;

  private final CoreInstance guest =
      TranslatedGuest.instance(GuestFiles.assemble("tail-calls.wat", TEXT));
  private final CoreFunction loop = guest.function("loop");
  private final CoreFunction self = guest.function("self");
  private final CoreFunction mutual = guest.function("mutual");
  private final CoreFunction loopTable = guest.function("loopTable");
  private final CoreFunction table = guest.function("table");

  /** Makes sure that all do the same. */
  @Setup
  public void agree() {
    long expected = raw()[0];
    if (self()[0] != expected
        || mutual()[0] != expected
        || rawTable()[0] != expected
        || table()[0] != expected) {
      throw new IllegalStateException("they disagree");
    }
  }

  /** A loop. */
  @Benchmark
  public long[] raw() {
    return loop.call(STEPS, 1);
  }

  /** A function that calls itself. */
  @Benchmark
  public long[] self() {
    return self.call(STEPS, 1);
  }

  /** Two functions that call each other. */
  @Benchmark
  public long[] mutual() {
    return mutual.call(STEPS, 1);
  }

  /** A loop that calls two functions in turn by way of a table. */
  @Benchmark
  public long[] rawTable() {
    return loopTable.call(STEPS, 1);
  }

  /** Two functions that call each other by way of a table. */
  @Benchmark
  public long[] table() {
    return table.call(STEPS, 1);
  }
}
