package ai.wippy.benchmarks;

import guest.Adapted;
import guest.Greet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The heap that an instance holds while nobody calls it: guests with a memory of 1.1 MB, made and
 * kept; before they are called, after a call, and put to rest after a call. What they share, such as
 * classes and images, is there before. The collector is one that counts bytes: with G1, an array of
 * more than half a region takes whole regions.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(IdleBenchmark.COUNT)
@Fork(value = 3, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class IdleBenchmark {
  static final int COUNT = 200;

  private final RawModule module = GuestFiles.insideOf("rs.wasm");
  private final Object[] first = {module.instance(), Greet.create(), Adapted.create()};
  private final Object[] kept = new Object[COUNT];
  private long before;
  private Heap heap = new Heap();

  /** What JMH shows beside the time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Heap {
    /** Bytes of an instance. */
    public long held;
  }

  /** Looks at the heap without them. */
  @Setup
  public void before() throws InterruptedException {
    before = used();
  }

  /** The core module of the guest in Rust, with Chicory alone. */
  @Benchmark
  public void raw(Heap heap) {
    keep(heap, () -> module.instance());
  }

  /** The guest in Rust, which nobody has called yet. */
  @Benchmark
  public void rust(Heap heap) {
    keep(heap, Greet::create);
  }

  /** The guest in Rust after a call. */
  @Benchmark
  public void rustCalled(Heap heap) {
    keep(heap, IdleBenchmark::called);
  }

  /** The guest in Rust, put to rest after a call. */
  @Benchmark
  public void rustResting(Heap heap) {
    keep(
        heap,
        () -> {
          Greet guest = called();
          guest.rest();
          return guest;
        });
  }

  private static Greet called() {
    Greet guest = Greet.create();
    if (!guest.greet("Ada").contains("Ada")) {
      throw new IllegalStateException("it does not greet");
    }
    return guest;
  }

  /** The command in Rust with the adapter for WASI. */
  @Benchmark
  public void adapted(Heap heap) {
    keep(heap, Adapted::create);
  }

  /** The command, whose start writes to its memory, put to rest when it is made. */
  @Benchmark
  public void adaptedResting(Heap heap) {
    keep(
        heap,
        () -> {
          Adapted guest = Adapted.create();
          guest.rest();
          return guest;
        });
  }

  private void keep(Heap heap, Supplier<?> instances) {
    this.heap = heap;
    for (int i = 0; i < COUNT; i++) {
      kept[i] = instances.get();
    }
  }

  /** Looks at the heap with them; not part of the time. */
  @TearDown(Level.Invocation)
  public void after() throws InterruptedException {
    heap.held = (used() - before) / COUNT;
    if (kept[COUNT - 1] == null || first[0] == null) {
      throw new IllegalStateException("nobody was kept");
    }
  }

  /** The least of several looks, as a collection does not always find everything. */
  private static long used() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }
}
