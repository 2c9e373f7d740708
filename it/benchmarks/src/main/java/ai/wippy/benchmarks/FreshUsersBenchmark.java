package ai.wippy.benchmarks;

import ai.wippy.runtime.Wippy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import peers.guest.Guest;
import peers.guest.Types.Person;

/** The same as {@link UsersBenchmark}, with a fresh instance for each call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FreshUsersBenchmark {
  private static final int TIMES = 200;

  private final List<Person> users = Users.typed();
  private final List<Map<String, Object>> values = Users.values();
  private final RawModule module = GuestFiles.insideOf("people.wasm");
  private final Wippy app = Wippy.start();

  /** Chicory alone, marshalled by hand. */
  @Benchmark
  public List<Person> raw() {
    return new RawUsers(module.instance()).transform(users);
  }

  /** The generated method. */
  @Benchmark
  public List<Person> typed() {
    try (var guest = Guest.create()) {
      return guest.api().transformUsers(users);
    }
  }

  /** Lists and maps, through the function registry. */
  @Benchmark
  public @Nullable Object dynamic() {
    return app.call("guest:transform", values);
  }

  /** {@code funcs.call}, in a loop of Lua. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public @Nullable Object lua() {
    return app.call("guest:loop_users", TIMES, Users.COUNT);
  }
}
