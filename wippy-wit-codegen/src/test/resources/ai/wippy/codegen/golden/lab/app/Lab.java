package app;

import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
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
import java.util.Optional;
import peers.lab.Bench;

/** An instance of the component Lab. */
public final class Lab implements ComponentInstance {
  private final LabInstance instance;
  private final InstanceState state;
  private final LabCore0 core0;
  private final GuestHeap heap0;
  private final boolean resultTables;

  Lab(Host host) {
    instance = new LabInstance(host);
    state = instance.state;
    core0 = instance.core0;
    heap0 = instance.heap0;
    resultTables = host.resultTables();
  }

  /**
   * Makes a fresh instance that gets nothing from outside, and that one thread at a time may use.
   */
  public static Lab create() {
    return new Lab(Host.ISOLATED);
  }

  /**
   * Makes a fresh instance, which one thread at a time may use.
   *
   * @param host what it gets from outside
   */
  public static Lab instantiate(Host host) {
    return new Lab(host);
  }

  /** Default limits, and nothing from outside yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** What an instance of Lab gets from outside. */
  public static final class Builder {
    private final Map<String, Object> interfaces = new HashMap<>();
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Provides {@code peers:lab/bench@0.1.0}. */
    public Builder bench(Bench provider) {
      interfaces.put("peers:lab/bench@0.1.0", provider);
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

    /** Provides what the world imports by itself. */
    public Builder imports(LabImports provider) {
      interfaces.put("", provider);
      return this;
    }

    /** Sets what the instance may use. */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /** Makes a fresh instance, which one thread at a time may use. */
    public Lab build() {
      return new Lab(new Host(limits, Imports.of(interfaces)));
    }
  }

  /**
   * {@code sample: func(i: borrow<instrument>, n: u32) -> result<list<reading>, string>}
   *
   * @param n 0 to 4294967295
   */
  public Result<List<Bench.Reading>, String> sample(Bench.Instrument i, long n) {
    GuestHeap heap = heap0;
    state.lower();
    GuestMemory memory = heap.memory();
    int iHandle = heap.handles().lowerBorrow(0, i, "i");
    int nValue = Scalars.u32(n, "n");
    state.enter();
    int area = core0.sample(iHandle, nValue);
    memory.range(area, 12, 4);
    Result<List<Bench.Reading>, String> result =
        LabAbi.loadResultOfListOfReadingOrString(heap, area);
    heap.handles().checkReturned();
    state.postReturn();
    core0.postSample(area);
    state.exit();
    return result;
  }

  /** {@code drive: func(c: command) -> string} */
  public String drive(Bench.Command c) {
    GuestHeap heap = heap0;
    state.lower();
    GuestMemory memory = heap.memory();
    int cCase = 0;
    int cSlot1 = 0;
    long cSlot2 = 0;
    switch (c) {
      case Bench.Command.Reset _ -> cCase = 0;
      case Bench.Command.Set(var cPayload) -> {
        cCase = 1;
        cSlot1 = Float.floatToRawIntBits(cPayload);
      }
      case Bench.Command.Label(var cPayload) -> {
        cCase = 2;
        long cPayloadSlice = heap.lowerString(cPayload, "c.label");
        cSlot1 = Slice.at(cPayloadSlice);
        cSlot2 = Integer.toUnsignedLong(Slice.length(cPayloadSlice));
      }
      case Bench.Command.Range(var cPayload) -> {
        cCase = 3;
        int cPayload0Value = cPayload.v0();
        long cPayload1Value = cPayload.v1();
        cSlot1 = cPayload0Value;
        cSlot2 = cPayload1Value;
      }
    }
    state.enter();
    int area = core0.drive(cCase, cSlot1, cSlot2);
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.postReturn();
    core0.postDrive(area);
    state.exit();
    return result;
  }

  /** {@code keep: func(i: own<instrument>)} */
  public void keep(Bench.Instrument i) {
    GuestHeap heap = heap0;
    state.lower();
    int iHandle = heap.handles().lowerOwn(0, i, "i");
    state.enter();
    core0.keep(iHandle);
    state.exit();
  }

  /** {@code give-back: func() -> option<own<instrument>>} */
  public Optional<Bench.Instrument> giveBack() {
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    state.enter();
    int area = core0.giveBack();
    memory.range(area, 8, 4);
    Optional<Bench.Instrument> result = LabAbi.loadOptionOfInstrument(heap, area);
    state.exit();
    return result;
  }

  /** {@code forget: func(i: borrow<instrument>)} */
  public void forget(Bench.Instrument i) {
    GuestHeap heap = heap0;
    state.lower();
    int iHandle = heap.handles().lowerBorrow(0, i, "i");
    state.enter();
    core0.forget(iHandle);
    heap.handles().checkReturned();
    state.exit();
  }

  @Override
  public Object call(int function, Values values, Object... args) {
    return LabComponent.LIFTED.get(function).call(instance, values, resultTables, args);
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
