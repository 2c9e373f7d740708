package ai.wippy.benchmarks;

import ai.wippy.codegen.Generated;
import ai.wippy.codegen.Generator;
import ai.wippy.codegen.Hosted;
import ai.wippy.codegen.Request;
import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Validator;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A component of 2 MB, from its bytes to Java source. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LargeBenchmark {
  private final byte[] binary = LargeComponent.bytes();
  private final byte[] module = LargeComponent.module();
  private final Component component = ComponentDecoder.decode(binary);
  private final Plan plan = Planner.plan(component);

  /** Chicory reads the core module in it, which every build does too. */
  @Benchmark
  public WasmModule raw() {
    return Parser.parse(module);
  }

  /** Bytes to definitions. */
  @Benchmark
  public Component decode() {
    return ComponentDecoder.decode(binary);
  }

  /** Whether the definitions obey the rules. */
  @Benchmark
  public Component validate() {
    Validator.validate(component);
    return component;
  }

  /** Definitions to a plan. */
  @Benchmark
  public Plan plan() {
    return Planner.plan(component);
  }

  /** A plan to Java source. */
  @Benchmark
  public Generated generate() {
    return generate(plan);
  }

  /** All of it, once, in a process that has not done it before. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Generated cold(Once once) {
    Component decoded = ComponentDecoder.decode(once.binary);
    Validator.validate(decoded);
    return generate(Planner.plan(decoded));
  }

  /** What {@link #cold} starts from: nothing but the bytes has been made. */
  @State(Scope.Thread)
  public static class Once {
    private final byte[] binary = LargeComponent.bytes();
  }

  private static Generated generate(Plan plan) {
    return Generator.generate(new Request(plan, "", "app", "large", List.of("m"), Hosted.NONE));
  }
}
