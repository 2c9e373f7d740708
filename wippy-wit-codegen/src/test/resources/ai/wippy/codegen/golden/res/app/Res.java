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
import ai.wippy.runtime.component.Slice;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.wasi.cli.Stderr;
import ai.wippy.runtime.wasi.cli.Stdin;
import ai.wippy.runtime.wasi.cli.Stdout;
import ai.wippy.runtime.wasi.clocks.WallClock;
import ai.wippy.runtime.wasi.filesystem.Preopens;
import ai.wippy.runtime.wasi.filesystem.Types;
import ai.wippy.runtime.wasi.io.Error;
import ai.wippy.runtime.wasi.io.Streams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import peers.res.Counters;
import peers.res.Sink;

/** An instance of the component Res. */
public final class Res implements ComponentInstance {
  private final ResInstance instance;
  private final InstanceState state;
  private final ResCore1 core1;
  private final GuestHeap heap0;
  private final boolean resultTables;
  private final Counters counters;

  Res(Host host) {
    instance = new ResInstance(host);
    state = instance.state;
    core1 = instance.core1;
    heap0 = instance.heap0;
    resultTables = host.resultTables();
    counters = new ResCounters(instance);
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static Res create() {
    return new Res(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static Res instantiate(Host host) {
    return new Res(host);
  }

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of Res gets from outside. */
  public static final class Builder {
    private final Map<String, Object> interfaces = new HashMap<>();
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Provides {@code peers:res/sink@0.1.0}. */
    public Builder sink(Sink provider) {
      interfaces.put("peers:res/sink@0.1.0", provider);
      return this;
    }

    /** Provides {@code wasi:io/error@0.2.12}. */
    public Builder error(Error provider) {
      interfaces.put("wasi:io/error@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:io/streams@0.2.12}. */
    public Builder streams(Streams provider) {
      interfaces.put("wasi:io/streams@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:cli/stdin@0.2.12}. */
    public Builder stdin(Stdin provider) {
      interfaces.put("wasi:cli/stdin@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:cli/stdout@0.2.12}. */
    public Builder stdout(Stdout provider) {
      interfaces.put("wasi:cli/stdout@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:cli/stderr@0.2.12}. */
    public Builder stderr(Stderr provider) {
      interfaces.put("wasi:cli/stderr@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:clocks/wall-clock@0.2.12}. */
    public Builder wallClock(WallClock provider) {
      interfaces.put("wasi:clocks/wall-clock@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:filesystem/types@0.2.12}. */
    public Builder types(Types provider) {
      interfaces.put("wasi:filesystem/types@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:filesystem/preopens@0.2.12}. */
    public Builder preopens(Preopens provider) {
      interfaces.put("wasi:filesystem/preopens@0.2.12", provider);
      return this;
    }

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public Res build() {
      return new Res(new Host(limits, Imports.of(interfaces)));
    }
  }

  /** {@code log-to: func(name: string, lines: list<string>) -> result<u32, string>} */
  public Result<Long, String> logTo(String name, List<String> lines) {
    GuestHeap heap = heap0;
    state.lower();
    GuestMemory memory = heap.memory();
    long nameSlice = heap.lowerString(name, "name");
    long linesSlice = Lists.lowerStrings(heap, lines, "lines");
    state.enter();
    int area = core1.logTo(
        Slice.at(nameSlice),
        Slice.length(nameSlice),
        Slice.at(linesSlice),
        Slice.length(linesSlice));
    memory.range(area, 12, 4);
    Result<Long, String> result = ResAbi.loadResultOfU32OrString(heap, area);
    state.postReturn();
    core1.postLogTo(area);
    state.exit();
    return result;
  }

  /** The exported instance {@code peers:res/counters@0.1.0}. */
  public Counters counters() {
    return counters;
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return ResComponent.LIFTED.get(function).call(instance, values, resultTables, args);
  }

  @Override
  public boolean reusable() {
    return state.reusable();
  }

  @Override
  public void rest() {
    state.rest();
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
