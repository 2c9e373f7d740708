package app;

import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Handles;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Lists;
import ai.wippy.runtime.component.NumericLists;
import ai.wippy.runtime.component.ResourceType;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Scalars;
import ai.wippy.runtime.component.Store;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.cli.Stderr;
import ai.wippy.runtime.wasi.cli.Stdin;
import ai.wippy.runtime.wasi.cli.Stdout;
import ai.wippy.runtime.wasi.filesystem.Preopens;
import ai.wippy.runtime.wasi.filesystem.Types;
import ai.wippy.runtime.wasi.io.Error;
import ai.wippy.runtime.wasi.io.Streams;
import java.util.List;
import java.util.Optional;
import peers.lab.Bench;

/** The core instances of one component instance. */
final class LabInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(LabInstance.class.getClassLoader(), "module-0");
  private static final CoreModule MODULE1 =
      CoreModule.load(LabInstance.class.getClassLoader(), "module-1");

  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final LabCore0 core0;
  final LabCore1 core1;
  final GuestHeap heap0;
  final GuestHeap heap1;
  private final Imports imports;
  private final Bench bench;
  private final Stderr stderr;
  private final Stdin stdin;
  private final Stdout stdout;
  private final LabImports labImports;
  private final Types types;
  private final Streams streams;
  private final Preopens preopens;

  LabInstance(Host host) {
    state.begin(host);
    imports = host.imports();
    bench = imports.instance("peers:lab/bench@0.1.0", Bench.class);
    stderr = imports.instance("wasi:cli/stderr@0.2.12", Stderr.class);
    stdin = imports.instance("wasi:cli/stdin@0.2.12", Stdin.class);
    stdout = imports.instance("wasi:cli/stdout@0.2.12", Stdout.class);
    labImports = imports.instance("", LabImports.class);
    types = imports.instance("wasi:filesystem/types@0.2.12", Types.class);
    streams = imports.instance("wasi:io/streams@0.2.12", Streams.class);
    preopens = imports.instance("wasi:filesystem/preopens@0.2.12", Preopens.class);
    CoreFunction later0 = CoreFunction.later();
    CoreFunction later1 = CoreFunction.later();
    CoreFunction later2 = CoreFunction.later();
    CoreFunction later3 = CoreFunction.later();
    CoreFunction later4 = CoreFunction.later();
    CoreFunction later5 = CoreFunction.later();
    CoreFunction later6 = CoreFunction.later();
    CoreFunction later7 = CoreFunction.later();
    CoreFunction later8 = CoreFunction.later();
    CoreFunction later9 = CoreFunction.later();
    CoreFunction later10 = CoreFunction.later();
    CoreFunction later11 = CoreFunction.later();
    CoreFunction later12 = CoreFunction.later();
    CoreFunction later13 = CoreFunction.later();
    CoreFunction later14 = CoreFunction.later();
    CoreFunction later15 = CoreFunction.later();
    CoreFunction later16 = CoreFunction.later();
    CoreFunction later17 = CoreFunction.later();
    state.define(ResourceType.ofHost("instrument", Bench.Instrument.class));
    state.define(ResourceType.ofHost("error", Error.ErrorResource.class));
    state.define(ResourceType.ofHost("output-stream", Streams.OutputStream.class));
    state.define(ResourceType.ofHost("input-stream", Streams.InputStream.class));
    state.define(ResourceType.ofHost("directory-entry-stream", Types.DirectoryEntryStream.class));
    state.define(ResourceType.ofHost("descriptor", Types.Descriptor.class));
    CoreInstance instance0 = MODULE0.instantiate(
        state,
        List.of(
            later0,
            CoreFunction.host(this::dropInstrument),
            later1,
            later2,
            later3,
            later4,
            CoreFunction.host(this::lowered0),
            later5,
            later6,
            later7));
    core0 = instance0.bridge(LabCore0.class);
    heap0 = new GuestHeap(
        handles,
        instance0.memory("memory"),
        core0::cabiRealloc,
        GuestHeap.Encoding.UTF8);
    CoreInstance instance1 = MODULE1.instantiate(
        state,
        List.of(
            instance0.export("memory"),
            later8,
            CoreFunction.host(this::dropError),
            later9,
            later10,
            later11,
            instance0.export("cabi_realloc"),
            CoreFunction.host(this::dropDirectoryEntryStream),
            later12,
            later13,
            CoreFunction.host(this::dropDescriptor),
            later14,
            CoreFunction.host(this::dropOutputStream),
            CoreFunction.host(this::dropInputStream),
            CoreFunction.host(this::lowered1),
            later15,
            later16,
            CoreFunction.host(this::lowered2),
            CoreFunction.host(this::lowered3),
            later17));
    core1 = instance1.bridge(LabCore1.class);
    heap1 = new GuestHeap(
        handles,
        instance0.memory("memory"),
        core1::cabiImportRealloc,
        GuestHeap.Encoding.UTF8);
    later0.become(CoreFunction.host(this::lowered4));
    later1.become(CoreFunction.host(this::lowered5));
    later2.become(CoreFunction.host(this::lowered8));
    later3.become(CoreFunction.host(this::lowered6));
    later4.become(CoreFunction.host(this::lowered7));
    later5.become(instance1.function("fd_close"));
    later6.become(instance1.function("fd_seek"));
    later7.become(instance1.function("fd_write"));
    later8.become(CoreFunction.host(this::lowered9));
    later9.become(CoreFunction.host(this::lowered14));
    later10.become(CoreFunction.host(this::lowered15));
    later11.become(CoreFunction.host(this::lowered16));
    later12.become(CoreFunction.host(this::lowered10));
    later13.become(CoreFunction.host(this::lowered18));
    later14.become(CoreFunction.host(this::lowered11));
    later15.become(CoreFunction.host(this::lowered17));
    later16.become(CoreFunction.host(this::lowered12));
    later17.become(CoreFunction.host(this::lowered13));
    instance0.initialize("_initialize");
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

  /** {@code wasi:cli/stderr@0.2.12#get-stderr} */
  private long[] lowered1(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.OutputStream result = stderr("get-stderr").getStderr();
    int resultHandle = heap.handles().lowerOwn(2, result, "wasi:cli/stderr@0.2.12#get-stderr");
    return new long[] {resultHandle};
  }

  /** {@code wasi:cli/stdin@0.2.12#get-stdin} */
  private long[] lowered2(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.InputStream result = stdin("get-stdin").getStdin();
    int resultHandle = heap.handles().lowerOwn(3, result, "wasi:cli/stdin@0.2.12#get-stdin");
    return new long[] {resultHandle};
  }

  /** {@code wasi:cli/stdout@0.2.12#get-stdout} */
  private long[] lowered3(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.OutputStream result = stdout("get-stdout").getStdout();
    int resultHandle = heap.handles().lowerOwn(2, result, "wasi:cli/stdout@0.2.12#get-stdout");
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

  /** {@code wasi:filesystem/types@0.2.12#filesystem-error-code} */
  private long[] lowered9(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Error.ErrorResource err =
        heap.handles().liftBorrow(1, (int) args[0], Error.ErrorResource.class);
    Optional<Types.ErrorCode> result = types("filesystem-error-code").filesystemErrorCode(err);
    int area = memory.range((int) args[1], 2, 1);
    Store.named("wasi:filesystem/types@0.2.12#filesystem-error-code", LabAbi::storeOptionOfErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.get-type} */
  private long[] lowered10(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(5, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.get-type");
    Result<Types.DescriptorType, Types.ErrorCode> result = self.getType();
    int area = memory.range((int) args[1], 2, 1);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.get-type", LabAbi::storeResultOfDescriptorTypeOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.append-via-stream} */
  private long[] lowered11(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(5, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.append-via-stream");
    Result<Streams.OutputStream, Types.ErrorCode> result = self.appendViaStream();
    int area = memory.range((int) args[1], 8, 4);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.append-via-stream", LabAbi::storeResultOfOutputStreamOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.write-via-stream} */
  private long[] lowered12(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(5, (int) args[0], Types.Descriptor.class);
    long offset = args[1];
    types("[method]descriptor.write-via-stream");
    Result<Streams.OutputStream, Types.ErrorCode> result = self.writeViaStream(offset);
    int area = memory.range((int) args[2], 8, 4);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.write-via-stream", LabAbi::storeResultOfOutputStreamOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.stat} */
  private long[] lowered13(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(5, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.stat");
    Result<Types.DescriptorStat, Types.ErrorCode> result = self.stat();
    int area = memory.range((int) args[1], 104, 8);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.stat", LabAbi::storeResultOfDescriptorStatOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.check-write} */
  private long[] lowered14(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    streams("[method]output-stream.check-write");
    Result<Long, Streams.StreamError> result = self.checkWrite();
    int area = memory.range((int) args[1], 16, 8);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.check-write", LabAbi::storeResultOfU64OrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.write} */
  private long[] lowered15(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    byte[] contents = NumericLists.liftBytes(heap, (int) args[1], (int) args[2]);
    streams("[method]output-stream.write");
    Result<Unit, Streams.StreamError> result = self.write(contents);
    int area = memory.range((int) args[3], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.write", LabAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.blocking-flush} */
  private long[] lowered16(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    streams("[method]output-stream.blocking-flush");
    Result<Unit, Streams.StreamError> result = self.blockingFlush();
    int area = memory.range((int) args[1], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.blocking-flush", LabAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.blocking-write-and-flush} */
  private long[] lowered17(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    byte[] contents = NumericLists.liftBytes(heap, (int) args[1], (int) args[2]);
    streams("[method]output-stream.blocking-write-and-flush");
    Result<Unit, Streams.StreamError> result = self.blockingWriteAndFlush(contents);
    int area = memory.range((int) args[3], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.blocking-write-and-flush", LabAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/preopens@0.2.12#get-directories} */
  private long[] lowered18(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap1;
    GuestMemory memory = heap.memory();
    List<Tuple2<Types.Descriptor, String>> result = preopens("get-directories").getDirectories();
    int area = memory.range((int) args[0], 8, 4);
    heap.store(area, Lists.lower(heap, result, 12, 4, "wasi:filesystem/preopens@0.2.12#get-directories", LabAbi::storeTupleOfDescriptorString));
    return null;
  }

  private Bench bench(String function) {
    if (bench == null) {
      throw imports.missing("peers:lab/bench@0.1.0", function);
    }
    return bench;
  }

  private Stderr stderr(String function) {
    if (stderr == null) {
      throw imports.missing("wasi:cli/stderr@0.2.12", function);
    }
    return stderr;
  }

  private Stdin stdin(String function) {
    if (stdin == null) {
      throw imports.missing("wasi:cli/stdin@0.2.12", function);
    }
    return stdin;
  }

  private Stdout stdout(String function) {
    if (stdout == null) {
      throw imports.missing("wasi:cli/stdout@0.2.12", function);
    }
    return stdout;
  }

  private LabImports labImports(String function) {
    if (labImports == null) {
      throw imports.missing("", function);
    }
    return labImports;
  }

  private Types types(String function) {
    if (types == null) {
      throw imports.missing("wasi:filesystem/types@0.2.12", function);
    }
    return types;
  }

  private Streams streams(String function) {
    if (streams == null) {
      throw imports.missing("wasi:io/streams@0.2.12", function);
    }
    return streams;
  }

  private Preopens preopens(String function) {
    if (preopens == null) {
      throw imports.missing("wasi:filesystem/preopens@0.2.12", function);
    }
    return preopens;
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
      case 0 -> core0.sample((int) args[0], (int) args[1]);
      case 1 -> core0.drive((int) args[0], (int) args[1], args[2]);
      case 2 -> {
        core0.keep((int) args[0]);
        yield 0;
      }
      case 3 -> core0.giveBack();
      case 4 -> {
        core0.forget((int) args[0]);
        yield 0;
      }
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
    switch (function) {
      case 0 -> core0.postSample((int) result);
      case 1 -> core0.postDrive((int) result);
      default -> {}
    }
  }
}
