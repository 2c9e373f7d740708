package app;

import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Handles;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.ResourceType;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Store;
import java.util.List;
import java.util.Optional;
import peers.lab.Bench;

/** The core instances of one component instance. */
final class LabInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(LabInstance.class.getClassLoader(), "module-0");
  private static final CoreModule MODULE1 =
      CoreModule.load(LabInstance.class.getClassLoader(), "module-1");
  private static final CoreModule MODULE2 =
      CoreModule.load(LabInstance.class.getClassLoader(), "module-2");
  private static final CoreModule MODULE3 =
      CoreModule.load(LabInstance.class.getClassLoader(), "module-3");

  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final LabCore1 core1;
  final LabCore2 core2;
  final GuestHeap heap0;
  final GuestHeap heap1;
  private final Imports imports;
  private final Bench bench;
  private final LabImports labImports;

  LabInstance(Host host) {
    Limits limits = host.limits();
    imports = host.imports();
    bench = imports.instance("peers:lab/bench@0.1.0", Bench.class);
    labImports = imports.instance("", LabImports.class);
    state.define(ResourceType.ofHost("instrument", Bench.Instrument.class));
    state.define(ResourceType.ofHost("error", AutoCloseable.class));
    state.define(ResourceType.ofHost("output-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("input-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("directory-entry-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("descriptor", AutoCloseable.class));
    CoreInstance instance0 = MODULE0.instantiate(limits, List.of());
    CoreInstance instance1 = MODULE1.instantiate(
        limits,
        List.of(
            instance0.export("0"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropInstrument),
            instance0.export("1"),
            instance0.export("4"),
            instance0.export("2"),
            instance0.export("3"),
            CoreFunction.host(new FunctionShape("ii", "i"), this::lowered0),
            instance0.export("5"),
            instance0.export("6"),
            instance0.export("7")));
    core1 = instance1.bridge(LabCore1.class);
    heap0 = new GuestHeap(
        handles,
        instance1.memory("memory"),
        core1::cabiRealloc,
        GuestHeap.Encoding.UTF8);
    CoreInstance instance2 = MODULE2.instantiate(
        limits,
        List.of(
            instance1.export("memory"),
            instance0.export("8"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropError),
            instance0.export("13"),
            instance0.export("14"),
            instance0.export("15"),
            instance1.export("cabi_realloc"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropDirectoryEntryStream),
            instance0.export("9"),
            instance0.export("17"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropDescriptor),
            instance0.export("10"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropOutputStream),
            CoreFunction.host(new FunctionShape("i", ""), this::dropInputStream),
            imports.stub("wasi:cli/stderr@0.2.12", "get-stderr", new FunctionShape("", "i")),
            instance0.export("16"),
            instance0.export("11"),
            imports.stub("wasi:cli/stdin@0.2.12", "get-stdin", new FunctionShape("", "i")),
            imports.stub("wasi:cli/stdout@0.2.12", "get-stdout", new FunctionShape("", "i")),
            instance0.export("12")));
    core2 = instance2.bridge(LabCore2.class);
    heap1 = new GuestHeap(
        handles,
        instance1.memory("memory"),
        core2::cabiImportRealloc,
        GuestHeap.Encoding.UTF8);
    MODULE3.instantiate(
        limits,
        List.of(
            CoreFunction.host(new FunctionShape("iii", ""), this::lowered4),
            CoreFunction.host(new FunctionShape("i", "i"), this::lowered5),
            CoreFunction.host(new FunctionShape("ii", "i"), this::lowered6),
            CoreFunction.host(new FunctionShape("iiili", ""), this::lowered7),
            CoreFunction.host(new FunctionShape("ii", ""), this::lowered8),
            instance2.export("fd_close"),
            instance2.export("fd_seek"),
            instance2.export("fd_write"),
            imports.stub("wasi:filesystem/types@0.2.12", "filesystem-error-code", new FunctionShape("ii", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.get-type", new FunctionShape("ii", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.append-via-stream", new FunctionShape("ii", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.write-via-stream", new FunctionShape("ili", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.stat", new FunctionShape("ii", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.check-write", new FunctionShape("ii", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.write", new FunctionShape("iiii", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.blocking-flush", new FunctionShape("ii", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.blocking-write-and-flush", new FunctionShape("iiii", "")),
            imports.stub("wasi:filesystem/preopens@0.2.12", "get-directories", new FunctionShape("i", "")),
            instance1.export("_initialize"),
            instance0.export("$imports")));
  }

  /** {@code peers:lab/bench@0.1.0#[static]instrument.join} */
  private long[] lowered0(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Bench.Instrument a = heap.handles().liftOwn(0, (int) args[0], Bench.Instrument.class);
    Bench.Instrument b = heap.handles().liftBorrow(0, (int) args[1], Bench.Instrument.class);
    Bench.Instrument result = bench("[static]instrument.join").instrumentJoin(a, b);
    int resultHandle =
        heap.handles().lowerOwn(0, result, "peers:lab/bench@0.1.0#[static]instrument.join");
    handles.takeBack();
    return new long[] {resultHandle};
  }

  /** {@code peers:lab/bench@0.1.0#[method]instrument.read} */
  private long[] lowered4(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Bench.Instrument self = heap.handles().liftBorrow(0, (int) args[0], Bench.Instrument.class);
    long samples = Integer.toUnsignedLong((int) args[1]);
    Result<List<Bench.Reading>, String> result = self.read(samples);
    int area = memory.range((int) args[2], 12, 4);
    Store.named("peers:lab/bench@0.1.0#[method]instrument.read", LabAbi::storeResultOfListOfReadingOrString, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code peers:lab/bench@0.1.0#record-all} */
  private long[] lowered5(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    int params = memory.range((int) args[0], 96, 8);
    List<Bench.Reading> readings =
        Lists.lift(heap, memory.i32(params), memory.i32(params + 4), 24, 8, LabAbi::loadReading);
    String who = heap.liftString(memory.i32(params + 8), memory.i32(params + 12));
    int level = memory.u8(params + 16);
    long a = memory.i64(params + 24);
    long b = memory.i64(params + 32);
    long c = memory.i64(params + 40);
    long d = memory.i64(params + 48);
    long e = memory.i64(params + 56);
    float f = Scalars.f32(memory.f32(params + 64));
    double g = Scalars.f64(memory.f64(params + 72));
    int h = Scalars.character(memory.i32(params + 80));
    byte i = (byte) memory.s8(params + 84);
    boolean j = memory.u8(params + 85) != 0;
    String k = heap.liftString(memory.i32(params + 88), memory.i32(params + 92));
    long result = bench("record-all").recordAll(
        readings,
        who,
        level,
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k);
    int resultValue = Scalars.u32(result, "peers:lab/bench@0.1.0#record-all");
    return new long[] {resultValue};
  }

  /** {@code peers:lab/bench@0.1.0#[constructor]instrument} */
  private long[] lowered6(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    String name = heap.liftString((int) args[0], (int) args[1]);
    Bench.Instrument result = bench("[constructor]instrument").newInstrument(name);
    int resultHandle =
        heap.handles().lowerOwn(0, result, "peers:lab/bench@0.1.0#[constructor]instrument");
    return new long[] {resultHandle};
  }

  /** {@code peers:lab/bench@0.1.0#[method]instrument.send} */
  private long[] lowered7(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Bench.Instrument self = heap.handles().liftBorrow(0, (int) args[0], Bench.Instrument.class);
    Bench.Command c = LabAbi.liftCommand(heap, args, 1);
    Optional<Long> result = self.send(c);
    int area = memory.range((int) args[4], 16, 8);
    Store.named("peers:lab/bench@0.1.0#[method]instrument.send", LabAbi::storeOptionOfU64, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code note} */
  private long[] lowered8(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    String text = heap.liftString((int) args[0], (int) args[1]);
    labImports("note").note(text);
    return null;
  }

  private Bench bench(String function) {
    if (bench == null) {
      throw imports.missing("peers:lab/bench@0.1.0", function);
    }
    return bench;
  }

  private LabImports labImports(String function) {
    if (labImports == null) {
      throw imports.missing("", function);
    }
    return labImports;
  }

  private long[] dropInstrument(long[] args) {
    state.checkLeave();
    handles.drop(0, (int) args[0]);
    return null;
  }

  private long[] dropError(long[] args) {
    state.checkLeave();
    handles.drop(1, (int) args[0]);
    return null;
  }

  private long[] dropDirectoryEntryStream(long[] args) {
    state.checkLeave();
    handles.drop(4, (int) args[0]);
    return null;
  }

  private long[] dropDescriptor(long[] args) {
    state.checkLeave();
    handles.drop(5, (int) args[0]);
    return null;
  }

  private long[] dropOutputStream(long[] args) {
    state.checkLeave();
    handles.drop(2, (int) args[0]);
    return null;
  }

  private long[] dropInputStream(long[] args) {
    state.checkLeave();
    handles.drop(3, (int) args[0]);
    return null;
  }

  @Override
  public InstanceState state() {
    return state;
  }

  @Override
  public GuestHeap heap(int function) {
    return heap0;
  }

  @Override
  public long call(int function, long[] args) {
    return switch (function) {
      case 0 -> core1.sample((int) args[0], (int) args[1]);
      case 1 -> core1.drive((int) args[0], (int) args[1], args[2]);
      case 2 -> {
        core1.keep((int) args[0]);
        yield 0;
      }
      case 3 -> core1.giveBack();
      case 4 -> {
        core1.forget((int) args[0]);
        yield 0;
      }
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
    switch (function) {
      case 0 -> core1.postSample((int) result);
      case 1 -> core1.postDrive((int) result);
      default -> {}
    }
  }
}
