package app;

import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.Flags;
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
import ai.wippy.runtime.component.Store;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.cli.Environment;
import ai.wippy.runtime.wasi.cli.Exit;
import ai.wippy.runtime.wasi.cli.Stderr;
import ai.wippy.runtime.wasi.cli.Stdin;
import ai.wippy.runtime.wasi.cli.Stdout;
import ai.wippy.runtime.wasi.cli.TerminalInput;
import ai.wippy.runtime.wasi.cli.TerminalOutput;
import ai.wippy.runtime.wasi.cli.TerminalStderr;
import ai.wippy.runtime.wasi.cli.TerminalStdin;
import ai.wippy.runtime.wasi.cli.TerminalStdout;
import ai.wippy.runtime.wasi.clocks.MonotonicClock;
import ai.wippy.runtime.wasi.clocks.WallClock;
import ai.wippy.runtime.wasi.filesystem.Preopens;
import ai.wippy.runtime.wasi.filesystem.Types;
import ai.wippy.runtime.wasi.io.Error;
import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.Streams;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The core instances of one component instance. */
final class ReactorInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(ReactorInstance.class.getClassLoader(), "module-0");
  private static final CoreModule MODULE1 =
      CoreModule.load(ReactorInstance.class.getClassLoader(), "module-1");

  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final ReactorCore0 core0;
  final ReactorCore1 core1;
  final GuestHeap heap0;
  final GuestHeap heap1;
  private final Imports imports;
  private final Streams streams;
  private final MonotonicClock monotonicClock;
  private final Stderr stderr;
  private final Stdin stdin;
  private final Stdout stdout;
  private final Exit exit;
  private final Types types;
  private final Environment environment;
  private final WallClock wallClock;
  private final Preopens preopens;
  private final Poll poll;
  private final TerminalStdin terminalStdin;
  private final TerminalStdout terminalStdout;
  private final TerminalStderr terminalStderr;

  ReactorInstance(Host host) {
    state.begin(host);
    imports = host.imports();
    streams = imports.instance("wasi:io/streams@0.2.12", Streams.class);
    monotonicClock = imports.instance("wasi:clocks/monotonic-clock@0.2.12", MonotonicClock.class);
    stderr = imports.instance("wasi:cli/stderr@0.2.12", Stderr.class);
    stdin = imports.instance("wasi:cli/stdin@0.2.12", Stdin.class);
    stdout = imports.instance("wasi:cli/stdout@0.2.12", Stdout.class);
    exit = imports.instance("wasi:cli/exit@0.2.12", Exit.class);
    types = imports.instance("wasi:filesystem/types@0.2.12", Types.class);
    environment = imports.instance("wasi:cli/environment@0.2.12", Environment.class);
    wallClock = imports.instance("wasi:clocks/wall-clock@0.2.12", WallClock.class);
    preopens = imports.instance("wasi:filesystem/preopens@0.2.12", Preopens.class);
    poll = imports.instance("wasi:io/poll@0.2.12", Poll.class);
    terminalStdin = imports.instance("wasi:cli/terminal-stdin@0.2.12", TerminalStdin.class);
    terminalStdout = imports.instance("wasi:cli/terminal-stdout@0.2.12", TerminalStdout.class);
    terminalStderr = imports.instance("wasi:cli/terminal-stderr@0.2.12", TerminalStderr.class);
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
    CoreFunction later18 = CoreFunction.later();
    CoreFunction later19 = CoreFunction.later();
    CoreFunction later20 = CoreFunction.later();
    CoreFunction later21 = CoreFunction.later();
    CoreFunction later22 = CoreFunction.later();
    CoreFunction later23 = CoreFunction.later();
    CoreFunction later24 = CoreFunction.later();
    CoreFunction later25 = CoreFunction.later();
    CoreFunction later26 = CoreFunction.later();
    CoreFunction later27 = CoreFunction.later();
    CoreFunction later28 = CoreFunction.later();
    CoreFunction later29 = CoreFunction.later();
    CoreFunction later30 = CoreFunction.later();
    CoreFunction later31 = CoreFunction.later();
    CoreFunction later32 = CoreFunction.later();
    CoreFunction later33 = CoreFunction.later();
    CoreFunction later34 = CoreFunction.later();
    CoreFunction later35 = CoreFunction.later();
    CoreFunction later36 = CoreFunction.later();
    CoreFunction later37 = CoreFunction.later();
    state.define(ResourceType.ofHost("error", Error.ErrorResource.class));
    state.define(ResourceType.ofHost("pollable", Poll.Pollable.class));
    state.define(ResourceType.ofHost("output-stream", Streams.OutputStream.class));
    state.define(ResourceType.ofHost("input-stream", Streams.InputStream.class));
    state.define(ResourceType.ofHost("terminal-input", TerminalInput.TerminalInputResource.class));
    state.define(ResourceType.ofHost("terminal-output", TerminalOutput.TerminalOutputResource.class));
    state.define(ResourceType.ofHost("directory-entry-stream", Types.DirectoryEntryStream.class));
    state.define(ResourceType.ofHost("descriptor", Types.Descriptor.class));
    CoreInstance instance0 = MODULE0.instantiate(
        state,
        List.of(
            later0,
            later1,
            later2,
            later3,
            later4,
            later5,
            later6,
            later7,
            later8,
            later9,
            later10,
            later11,
            later12,
            later13,
            later14,
            later15));
    core0 = instance0.bridge(ReactorCore0.class);
    heap0 = new GuestHeap(
        handles,
        instance0.memory("memory"),
        core0::cabiRealloc,
        GuestHeap.Encoding.UTF8);
    CoreInstance instance1 = MODULE1.instantiate(
        state,
        List.of(
            instance0.export("memory"),
            later16,
            CoreFunction.host(this::dropError),
            later17,
            later18,
            later19,
            instance0.export("cabi_realloc"),
            later20,
            later21,
            CoreFunction.host(this::lowered2),
            later22,
            CoreFunction.host(this::dropDirectoryEntryStream),
            later23,
            later24,
            later25,
            CoreFunction.host(this::dropDescriptor),
            later26,
            CoreFunction.host(this::dropOutputStream),
            later27,
            later28,
            CoreFunction.host(this::dropInputStream),
            later29,
            CoreFunction.host(this::lowered0),
            CoreFunction.host(this::lowered1),
            CoreFunction.host(this::lowered3),
            CoreFunction.host(this::lowered4),
            CoreFunction.host(this::dropPollable),
            later30,
            later31,
            CoreFunction.host(this::lowered5),
            later32,
            later33,
            CoreFunction.host(this::lowered6),
            CoreFunction.host(this::lowered7),
            later34,
            CoreFunction.host(this::dropTerminalInput),
            later35,
            CoreFunction.host(this::dropTerminalOutput),
            later36,
            later37,
            CoreFunction.host(this::lowered8)));
    core1 = instance1.bridge(ReactorCore1.class);
    heap1 = new GuestHeap(
        handles,
        instance0.memory("memory"),
        core1::cabiImportRealloc,
        GuestHeap.Encoding.UTF8);
    later0.become(instance1.function("args_get"));
    later1.become(instance1.function("args_sizes_get"));
    later2.become(instance1.function("environ_get"));
    later3.become(instance1.function("environ_sizes_get"));
    later4.become(instance1.function("clock_time_get"));
    later5.become(instance1.function("fd_close"));
    later6.become(instance1.function("fd_fdstat_get"));
    later7.become(instance1.function("fd_fdstat_set_flags"));
    later8.become(instance1.function("fd_prestat_get"));
    later9.become(instance1.function("fd_prestat_dir_name"));
    later10.become(instance1.function("fd_read"));
    later11.become(instance1.function("fd_seek"));
    later12.become(instance1.function("fd_write"));
    later13.become(instance1.function("path_open"));
    later14.become(instance1.function("poll_oneoff"));
    later15.become(instance1.function("proc_exit"));
    later16.become(CoreFunction.host(this::lowered9));
    later17.become(CoreFunction.host(this::lowered17));
    later18.become(CoreFunction.host(this::lowered18));
    later19.become(CoreFunction.host(this::lowered19));
    later20.become(CoreFunction.host(this::lowered23));
    later21.become(CoreFunction.host(this::lowered25));
    later22.become(CoreFunction.host(this::lowered24));
    later23.become(CoreFunction.host(this::lowered10));
    later24.become(CoreFunction.host(this::lowered11));
    later25.become(CoreFunction.host(this::lowered26));
    later26.become(CoreFunction.host(this::lowered12));
    later27.become(CoreFunction.host(this::lowered20));
    later28.become(CoreFunction.host(this::lowered21));
    later29.become(CoreFunction.host(this::lowered13));
    later30.become(CoreFunction.host(this::lowered27));
    later31.become(CoreFunction.host(this::lowered14));
    later32.become(CoreFunction.host(this::lowered22));
    later33.become(CoreFunction.host(this::lowered15));
    later34.become(CoreFunction.host(this::lowered28));
    later35.become(CoreFunction.host(this::lowered29));
    later36.become(CoreFunction.host(this::lowered30));
    later37.become(CoreFunction.host(this::lowered16));
    instance0.initialize("_initialize");
  }

  /** {@code wasi:io/streams@0.2.12#[method]input-stream.subscribe} */
  private long[] lowered0(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.InputStream self =
        heap.handles().liftBorrow(3, (int) args[0], Streams.InputStream.class);
    streams("[method]input-stream.subscribe");
    Poll.Pollable result = self.subscribe();
    int resultHandle =
        heap.handles().lowerOwn(1, result, "wasi:io/streams@0.2.12#[method]input-stream.subscribe");
    handles.takeBack();
    return new long[] {resultHandle};
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.subscribe} */
  private long[] lowered1(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    streams("[method]output-stream.subscribe");
    Poll.Pollable result = self.subscribe();
    int resultHandle =
        heap.handles().lowerOwn(1, result, "wasi:io/streams@0.2.12#[method]output-stream.subscribe");
    handles.takeBack();
    return new long[] {resultHandle};
  }

  /** {@code wasi:clocks/monotonic-clock@0.2.12#now} */
  private long[] lowered2(long[] args) {
    state.checkLeave();
    long result = monotonicClock("now").now();
    return new long[] {result};
  }

  /** {@code wasi:clocks/monotonic-clock@0.2.12#subscribe-duration} */
  private long[] lowered3(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    long when = args[0];
    Poll.Pollable result = monotonicClock("subscribe-duration").subscribeDuration(when);
    int resultHandle =
        heap.handles().lowerOwn(1, result, "wasi:clocks/monotonic-clock@0.2.12#subscribe-duration");
    return new long[] {resultHandle};
  }

  /** {@code wasi:clocks/monotonic-clock@0.2.12#subscribe-instant} */
  private long[] lowered4(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    long when = args[0];
    Poll.Pollable result = monotonicClock("subscribe-instant").subscribeInstant(when);
    int resultHandle =
        heap.handles().lowerOwn(1, result, "wasi:clocks/monotonic-clock@0.2.12#subscribe-instant");
    return new long[] {resultHandle};
  }

  /** {@code wasi:cli/stderr@0.2.12#get-stderr} */
  private long[] lowered5(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.OutputStream result = stderr("get-stderr").getStderr();
    int resultHandle = heap.handles().lowerOwn(2, result, "wasi:cli/stderr@0.2.12#get-stderr");
    return new long[] {resultHandle};
  }

  /** {@code wasi:cli/stdin@0.2.12#get-stdin} */
  private long[] lowered6(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.InputStream result = stdin("get-stdin").getStdin();
    int resultHandle = heap.handles().lowerOwn(3, result, "wasi:cli/stdin@0.2.12#get-stdin");
    return new long[] {resultHandle};
  }

  /** {@code wasi:cli/stdout@0.2.12#get-stdout} */
  private long[] lowered7(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.OutputStream result = stdout("get-stdout").getStdout();
    int resultHandle = heap.handles().lowerOwn(2, result, "wasi:cli/stdout@0.2.12#get-stdout");
    return new long[] {resultHandle};
  }

  /** {@code wasi:cli/exit@0.2.12#exit} */
  private long[] lowered8(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Result<Unit, Unit> status = ReactorAbi.liftResultOfUnitOrUnit(heap, args, 0);
    exit("exit").exit(status);
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#filesystem-error-code} */
  private long[] lowered9(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Error.ErrorResource err =
        heap.handles().liftBorrow(0, (int) args[0], Error.ErrorResource.class);
    Optional<Types.ErrorCode> result = types("filesystem-error-code").filesystemErrorCode(err);
    int area = memory.range((int) args[1], 2, 1);
    Store.named("wasi:filesystem/types@0.2.12#filesystem-error-code", ReactorAbi::storeOptionOfErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.get-flags} */
  private long[] lowered10(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(7, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.get-flags");
    Result<Set<Types.DescriptorFlags>, Types.ErrorCode> result = self.getFlags();
    int area = memory.range((int) args[1], 2, 1);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.get-flags", ReactorAbi::storeResultOfDescriptorFlagsOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.get-type} */
  private long[] lowered11(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(7, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.get-type");
    Result<Types.DescriptorType, Types.ErrorCode> result = self.getType();
    int area = memory.range((int) args[1], 2, 1);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.get-type", ReactorAbi::storeResultOfDescriptorTypeOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.append-via-stream} */
  private long[] lowered12(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(7, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.append-via-stream");
    Result<Streams.OutputStream, Types.ErrorCode> result = self.appendViaStream();
    int area = memory.range((int) args[1], 8, 4);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.append-via-stream", ReactorAbi::storeResultOfOutputStreamOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.open-at} */
  private long[] lowered13(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(7, (int) args[0], Types.Descriptor.class);
    Set<Types.PathFlags> pathFlags = Flags.ofBits(Types.PathFlags.class, (int) args[1]);
    String path = heap.liftString((int) args[2], (int) args[3]);
    Set<Types.OpenFlags> openFlags = Flags.ofBits(Types.OpenFlags.class, (int) args[4]);
    Set<Types.DescriptorFlags> flags = Flags.ofBits(Types.DescriptorFlags.class, (int) args[5]);
    types("[method]descriptor.open-at");
    Result<Types.Descriptor, Types.ErrorCode> result = self.openAt(
        pathFlags,
        path,
        openFlags,
        flags);
    int area = memory.range((int) args[6], 8, 4);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.open-at", ReactorAbi::storeResultOfDescriptorOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.read-via-stream} */
  private long[] lowered14(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(7, (int) args[0], Types.Descriptor.class);
    long offset = args[1];
    types("[method]descriptor.read-via-stream");
    Result<Streams.InputStream, Types.ErrorCode> result = self.readViaStream(offset);
    int area = memory.range((int) args[2], 8, 4);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.read-via-stream", ReactorAbi::storeResultOfInputStreamOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.write-via-stream} */
  private long[] lowered15(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(7, (int) args[0], Types.Descriptor.class);
    long offset = args[1];
    types("[method]descriptor.write-via-stream");
    Result<Streams.OutputStream, Types.ErrorCode> result = self.writeViaStream(offset);
    int area = memory.range((int) args[2], 8, 4);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.write-via-stream", ReactorAbi::storeResultOfOutputStreamOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.stat} */
  private long[] lowered16(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(7, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.stat");
    Result<Types.DescriptorStat, Types.ErrorCode> result = self.stat();
    int area = memory.range((int) args[1], 104, 8);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.stat", ReactorAbi::storeResultOfDescriptorStatOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.check-write} */
  private long[] lowered17(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    streams("[method]output-stream.check-write");
    Result<Long, Streams.StreamError> result = self.checkWrite();
    int area = memory.range((int) args[1], 16, 8);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.check-write", ReactorAbi::storeResultOfU64OrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.write} */
  private long[] lowered18(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    byte[] contents = NumericLists.liftBytes(heap, (int) args[1], (int) args[2]);
    streams("[method]output-stream.write");
    Result<Unit, Streams.StreamError> result = self.write(contents);
    int area = memory.range((int) args[3], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.write", ReactorAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.blocking-flush} */
  private long[] lowered19(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    streams("[method]output-stream.blocking-flush");
    Result<Unit, Streams.StreamError> result = self.blockingFlush();
    int area = memory.range((int) args[1], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.blocking-flush", ReactorAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]input-stream.blocking-read} */
  private long[] lowered20(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap1;
    GuestMemory memory = heap.memory();
    Streams.InputStream self =
        heap.handles().liftBorrow(3, (int) args[0], Streams.InputStream.class);
    long len = args[1];
    streams("[method]input-stream.blocking-read");
    Result<byte[], Streams.StreamError> result = self.blockingRead(len);
    int area = memory.range((int) args[2], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]input-stream.blocking-read", ReactorAbi::storeResultOfListOfU8OrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]input-stream.read} */
  private long[] lowered21(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap1;
    GuestMemory memory = heap.memory();
    Streams.InputStream self =
        heap.handles().liftBorrow(3, (int) args[0], Streams.InputStream.class);
    long len = args[1];
    streams("[method]input-stream.read");
    Result<byte[], Streams.StreamError> result = self.read(len);
    int area = memory.range((int) args[2], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]input-stream.read", ReactorAbi::storeResultOfListOfU8OrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.blocking-write-and-flush} */
  private long[] lowered22(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    byte[] contents = NumericLists.liftBytes(heap, (int) args[1], (int) args[2]);
    streams("[method]output-stream.blocking-write-and-flush");
    Result<Unit, Streams.StreamError> result = self.blockingWriteAndFlush(contents);
    int area = memory.range((int) args[3], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.blocking-write-and-flush", ReactorAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:cli/environment@0.2.12#get-arguments} */
  private long[] lowered23(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap1;
    GuestMemory memory = heap.memory();
    List<String> result = environment("get-arguments").getArguments();
    int area = memory.range((int) args[0], 8, 4);
    heap.store(area, Lists.lowerStrings(heap, result, "wasi:cli/environment@0.2.12#get-arguments"));
    return null;
  }

  /** {@code wasi:cli/environment@0.2.12#get-environment} */
  private long[] lowered24(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap1;
    GuestMemory memory = heap.memory();
    List<Tuple2<String, String>> result = environment("get-environment").getEnvironment();
    int area = memory.range((int) args[0], 8, 4);
    heap.store(area, Lists.lower(heap, result, 16, 4, "wasi:cli/environment@0.2.12#get-environment", ReactorAbi::storeTupleOfStringString));
    return null;
  }

  /** {@code wasi:clocks/wall-clock@0.2.12#now} */
  private long[] lowered25(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    WallClock.Datetime result = wallClock("now").now();
    int area = memory.range((int) args[0], 16, 8);
    Store.named("wasi:clocks/wall-clock@0.2.12#now", ReactorAbi::storeDatetime, heap, area, result);
    return null;
  }

  /** {@code wasi:filesystem/preopens@0.2.12#get-directories} */
  private long[] lowered26(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap1;
    GuestMemory memory = heap.memory();
    List<Tuple2<Types.Descriptor, String>> result = preopens("get-directories").getDirectories();
    int area = memory.range((int) args[0], 8, 4);
    heap.store(area, Lists.lower(heap, result, 12, 4, "wasi:filesystem/preopens@0.2.12#get-directories", ReactorAbi::storeTupleOfDescriptorString));
    return null;
  }

  /** {@code wasi:io/poll@0.2.12#poll} */
  private long[] lowered27(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap1;
    GuestMemory memory = heap.memory();
    List<Poll.Pollable> in =
        Lists.lift(heap, (int) args[0], (int) args[1], 4, 4, ReactorAbi::loadBorrowedPollable);
    long[] result = poll("poll").poll(in);
    int area = memory.range((int) args[2], 8, 4);
    heap.store(area, NumericLists.lowerU32(heap, result, "wasi:io/poll@0.2.12#poll"));
    handles.takeBack();
    return null;
  }

  /** {@code wasi:cli/terminal-stdin@0.2.12#get-terminal-stdin} */
  private long[] lowered28(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Optional<TerminalInput.TerminalInputResource> result =
        terminalStdin("get-terminal-stdin").getTerminalStdin();
    int area = memory.range((int) args[0], 8, 4);
    Store.named("wasi:cli/terminal-stdin@0.2.12#get-terminal-stdin", ReactorAbi::storeOptionOfTerminalInputResource, heap, area, result);
    return null;
  }

  /** {@code wasi:cli/terminal-stdout@0.2.12#get-terminal-stdout} */
  private long[] lowered29(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Optional<TerminalOutput.TerminalOutputResource> result =
        terminalStdout("get-terminal-stdout").getTerminalStdout();
    int area = memory.range((int) args[0], 8, 4);
    Store.named("wasi:cli/terminal-stdout@0.2.12#get-terminal-stdout", ReactorAbi::storeOptionOfTerminalOutputResource, heap, area, result);
    return null;
  }

  /** {@code wasi:cli/terminal-stderr@0.2.12#get-terminal-stderr} */
  private long[] lowered30(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Optional<TerminalOutput.TerminalOutputResource> result =
        terminalStderr("get-terminal-stderr").getTerminalStderr();
    int area = memory.range((int) args[0], 8, 4);
    Store.named("wasi:cli/terminal-stderr@0.2.12#get-terminal-stderr", ReactorAbi::storeOptionOfTerminalOutputResource, heap, area, result);
    return null;
  }

  private Streams streams(String function) {
    if (streams == null) {
      throw imports.missing("wasi:io/streams@0.2.12", function);
    }
    return streams;
  }

  private MonotonicClock monotonicClock(String function) {
    if (monotonicClock == null) {
      throw imports.missing("wasi:clocks/monotonic-clock@0.2.12", function);
    }
    return monotonicClock;
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

  private Exit exit(String function) {
    if (exit == null) {
      throw imports.missing("wasi:cli/exit@0.2.12", function);
    }
    return exit;
  }

  private Types types(String function) {
    if (types == null) {
      throw imports.missing("wasi:filesystem/types@0.2.12", function);
    }
    return types;
  }

  private Environment environment(String function) {
    if (environment == null) {
      throw imports.missing("wasi:cli/environment@0.2.12", function);
    }
    return environment;
  }

  private WallClock wallClock(String function) {
    if (wallClock == null) {
      throw imports.missing("wasi:clocks/wall-clock@0.2.12", function);
    }
    return wallClock;
  }

  private Preopens preopens(String function) {
    if (preopens == null) {
      throw imports.missing("wasi:filesystem/preopens@0.2.12", function);
    }
    return preopens;
  }

  private Poll poll(String function) {
    if (poll == null) {
      throw imports.missing("wasi:io/poll@0.2.12", function);
    }
    return poll;
  }

  private TerminalStdin terminalStdin(String function) {
    if (terminalStdin == null) {
      throw imports.missing("wasi:cli/terminal-stdin@0.2.12", function);
    }
    return terminalStdin;
  }

  private TerminalStdout terminalStdout(String function) {
    if (terminalStdout == null) {
      throw imports.missing("wasi:cli/terminal-stdout@0.2.12", function);
    }
    return terminalStdout;
  }

  private TerminalStderr terminalStderr(String function) {
    if (terminalStderr == null) {
      throw imports.missing("wasi:cli/terminal-stderr@0.2.12", function);
    }
    return terminalStderr;
  }

  private long[] dropError(long[] args) {
    state.checkLeave();
    handles.drop(0, (int) args[0]);
    return null;
  }

  private long[] dropDirectoryEntryStream(long[] args) {
    state.checkLeave();
    handles.drop(6, (int) args[0]);
    return null;
  }

  private long[] dropDescriptor(long[] args) {
    state.checkLeave();
    handles.drop(7, (int) args[0]);
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

  private long[] dropPollable(long[] args) {
    state.checkLeave();
    handles.drop(1, (int) args[0]);
    return null;
  }

  private long[] dropTerminalInput(long[] args) {
    state.checkLeave();
    handles.drop(4, (int) args[0]);
    return null;
  }

  private long[] dropTerminalOutput(long[] args) {
    state.checkLeave();
    handles.drop(5, (int) args[0]);
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
      case 0 -> core0.readFile((int) args[0], (int) args[1]);
      case 1 -> core0.getEnv((int) args[0], (int) args[1]);
      case 2 -> core0.args();
      case 3 -> core0.readStdin();
      case 4 -> core0.sleepMs((int) args[0]);
      case 5 -> {
        core0.say((int) args[0], (int) args[1]);
        yield 0;
      }
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
    switch (function) {
      case 0 -> core0.postReadFile((int) result);
      case 1 -> core0.postGetEnv((int) result);
      case 2 -> core0.postArgs((int) result);
      case 3 -> core0.postReadStdin((int) result);
      default -> {}
    }
  }
}
