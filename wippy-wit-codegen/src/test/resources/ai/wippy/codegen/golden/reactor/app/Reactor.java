package app;

import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Slice;
import ai.wippy.runtime.payload.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instance of the component Reactor. */
public final class Reactor implements ComponentInstance {
  private final ReactorInstance instance;
  private final InstanceState state;
  private final ReactorCore1 core1;
  private final GuestHeap heap0;
  private final boolean resultTables;

  Reactor(Host host) {
    instance = new ReactorInstance(host);
    state = instance.state;
    core1 = instance.core1;
    heap0 = instance.heap0;
    resultTables = host.resultTables();
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static Reactor create() {
    return new Reactor(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static Reactor instantiate(Host host) {
    return new Reactor(host);
  }

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of Reactor gets from outside. */
  public static final class Builder {
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public Reactor build() {
      return new Reactor(new Host(limits, Imports.of(Map.of())));
    }
  }

  /** {@code read-file: func(path: string) -> result<string, string>} */
  public Result<String, String> readFile(String path) {
    GuestHeap heap = heap0;
    state.lower();
    GuestMemory memory = heap.memory();
    long pathSlice = heap.lowerString(path, "path");
    state.enter();
    int area = core1.readFile(Slice.at(pathSlice), Slice.length(pathSlice));
    memory.range(area, 12, 4);
    Result<String, String> result = ReactorAbi.loadResultOfStringOrString(heap, area);
    state.postReturn();
    core1.postReadFile(area);
    state.exit();
    return result;
  }

  /** {@code get-env: func(name: string) -> option<string>} */
  public Optional<String> getEnv(String name) {
    GuestHeap heap = heap0;
    state.lower();
    GuestMemory memory = heap.memory();
    long nameSlice = heap.lowerString(name, "name");
    state.enter();
    int area = core1.getEnv(Slice.at(nameSlice), Slice.length(nameSlice));
    memory.range(area, 12, 4);
    Optional<String> result = ReactorAbi.loadOptionOfString(heap, area);
    state.postReturn();
    core1.postGetEnv(area);
    state.exit();
    return result;
  }

  /** {@code args: func() -> list<string>} */
  public List<String> args() {
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    state.enter();
    int area = core1.args();
    memory.range(area, 8, 4);
    List<String> result = Lists.liftStrings(heap, memory.i32(area), memory.i32(area + 4));
    state.postReturn();
    core1.postArgs(area);
    state.exit();
    return result;
  }

  /** {@code read-stdin: func() -> string} */
  public String readStdin() {
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    state.enter();
    int area = core1.readStdin();
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.postReturn();
    core1.postReadStdin(area);
    state.exit();
    return result;
  }

  /**
   * {@code sleep-ms: func(ms: u32) -> u64}
   *
   * @param ms 0 to 4294967295
   * @return unsigned
   */
  public long sleepMs(long ms) {
    int msValue = Scalars.u32(ms, "ms");
    state.enter();
    long result = core1.sleepMs(msValue);
    state.exit();
    return result;
  }

  /** {@code say: func(s: string)} */
  public void say(String s) {
    GuestHeap heap = heap0;
    state.lower();
    long sSlice = heap.lowerString(s, "s");
    state.enter();
    core1.say(Slice.at(sSlice), Slice.length(sSlice));
    state.exit();
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return ReactorComponent.LIFTED.get(function).call(instance, values, resultTables, args);
  }

  @Override
  public boolean reusable() {
    return state.reusable();
  }

  @Override
  public void closeWhenUnused(Runnable then) {
    state.closeWhenUnused(then);
  }

  @Override
  public void close() {
    state.close();
  }
}
