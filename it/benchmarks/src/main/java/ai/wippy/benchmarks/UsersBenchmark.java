package ai.wippy.benchmarks;

import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.runtime.function.Handler;
import ai.wippy.runtime.lua.LuaRuntime;
import ai.wippy.runtime.lua.module.FuncsModule;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import peers.guest.Guest;
import peers.guest.GuestComponent;
import peers.guest.Types.Person;

/** {@code list<record>} of a hundred users there and back, of an instance that is kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class UsersBenchmark {
  private static final int TIMES = 200;
  private static final EntryId LOOP = EntryId.parse("guest:loop_users");

  private final List<Person> users = Users.typed();
  private final List<Map<String, Object>> values = Users.values();
  private final RawUsers raw = new RawUsers(GuestFiles.insideOf("people.wasm").instance());
  private final Guest guest = Guest.create();
  private final int function =
      new GuestComponent()
          .functions().stream()
              .map(each -> each.name())
              .toList()
              .indexOf("peers:guest/api@0.1.0#transform-users");
  private Handler loop;

  /** A loop whose Lua code calls the instance itself, without registry and pool. */
  @Setup
  public void load() {
    ClassLoader loader = getClass().getClassLoader();
    var registry = FrozenRegistry.find(loader).orElseThrow().registry();
    var access = new Access(false);
    var funcs = new FuncsModule((_, _, _, own, args) -> guest.call(function, own, args), access);
    loop =
        new LuaRuntime(
                registry::get,
                loader,
                Map.of("funcs", funcs),
                Map.of(),
                new ProcessTable("local", access))
            .functions()
            .handler(registry.get(LOOP).orElseThrow());
    agree();
  }

  private void agree() {
    var expected = users.getLast().name().toUpperCase(Locale.ROOT);
    if (!raw().equals(typed())
        || !typed().getLast().name().equals(expected)
        || !dynamic().toString().contains(expected)
        || !lua().equals((long) Users.COUNT)) {
      throw new IllegalStateException("they disagree");
    }
  }

  /** Chicory alone, marshalled by hand. */
  @Benchmark
  public List<Person> raw() {
    return raw.transform(users);
  }

  /** The generated method. */
  @Benchmark
  public List<Person> typed() {
    return guest.api().transformUsers(users);
  }

  /** Lists and maps. */
  @Benchmark
  public Object dynamic() {
    return guest.call(function, JavaValues.INSTANCE, values);
  }

  /** Lua tables, in a loop of Lua. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public Object lua() {
    return loop.call(Context.EMPTY, JavaValues.INSTANCE, new Object[] {TIMES, Users.COUNT});
  }
}
