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
import peers.res.Sink;

/** The core instances of one component instance. */
final class ResInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(ResInstance.class.getClassLoader(), "module-0");
  private static final CoreModule MODULE1 =
      CoreModule.load(ResInstance.class.getClassLoader(), "module-1");
  private static final CoreModule MODULE2 =
      CoreModule.load(ResInstance.class.getClassLoader(), "module-2");
  private static final CoreModule MODULE3 =
      CoreModule.load(ResInstance.class.getClassLoader(), "module-3");

  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final ResCore0 core0;
  final ResCore1 core1;
  final ResCore2 core2;
  final GuestHeap heap0;
  final GuestHeap heap1;
  private final Imports imports;
  private final Stderr stderr;
  private final Stdin stdin;
  private final Stdout stdout;
  private final Sink sink;
  private final Types types;
  private final Streams streams;
  private final Preopens preopens;

  ResInstance(Host host) {
    state.begin(host);
    imports = host.imports();
    stderr = imports.instance("wasi:cli/stderr@0.2.12", Stderr.class);
    stdin = imports.instance("wasi:cli/stdin@0.2.12", Stdin.class);
    stdout = imports.instance("wasi:cli/stdout@0.2.12", Stdout.class);
    sink = imports.instance("peers:res/sink@0.1.0", Sink.class);
    types = imports.instance("wasi:filesystem/types@0.2.12", Types.class);
    streams = imports.instance("wasi:io/streams@0.2.12", Streams.class);
    preopens = imports.instance("wasi:filesystem/preopens@0.2.12", Preopens.class);
    state.define(ResourceType.ofHost("channel", Sink.Channel.class));
    state.define(ResourceType.ofHost("error", Error.ErrorResource.class));
    state.define(ResourceType.ofHost("output-stream", Streams.OutputStream.class));
    state.define(ResourceType.ofHost("input-stream", Streams.InputStream.class));
    state.define(ResourceType.ofHost("directory-entry-stream", Types.DirectoryEntryStream.class));
    state.define(ResourceType.ofHost("descriptor", Types.Descriptor.class));
    CoreInstance instance0 = MODULE0.instantiate(state, List.of());
    core0 = instance0.bridge(ResCore0.class);
    state.define(
        ResourceType.ofGuest(
            "counter",
            handles,
            core0::_5,
            resource -> new ResCounter(this, resource)));
    CoreInstance instance1 = MODULE1.instantiate(
        state,
        List.of(
            CoreFunction.host(this::newCounter),
            CoreFunction.host(this::repOfCounter),
            CoreFunction.host(this::dropCounter),
            instance0.export("0"),
            instance0.export("1"),
            CoreFunction.host(this::dropChannel),
            instance0.export("2"),
            instance0.export("3"),
            instance0.export("4")));
    core1 = instance1.bridge(ResCore1.class);
    heap0 = new GuestHeap(
        handles,
        instance1.memory("memory"),
        core1::cabiRealloc,
        GuestHeap.Encoding.UTF8);
    CoreInstance instance2 = MODULE2.instantiate(
        state,
        List.of(
            instance1.export("memory"),
            instance0.export("6"),
            CoreFunction.host(this::dropError),
            instance0.export("11"),
            instance0.export("12"),
            instance0.export("13"),
            instance1.export("cabi_realloc"),
            CoreFunction.host(this::dropDirectoryEntryStream),
            instance0.export("7"),
            instance0.export("15"),
            CoreFunction.host(this::dropDescriptor),
            instance0.export("8"),
            CoreFunction.host(this::dropOutputStream),
            CoreFunction.host(this::dropInputStream),
            CoreFunction.host(this::lowered0),
            instance0.export("14"),
            instance0.export("9"),
            CoreFunction.host(this::lowered1),
            CoreFunction.host(this::lowered2),
            instance0.export("10")));
    core2 = instance2.bridge(ResCore2.class);
    heap1 = new GuestHeap(
        handles,
        instance1.memory("memory"),
        core2::cabiImportRealloc,
        GuestHeap.Encoding.UTF8);
    MODULE3.instantiate(
        state,
        List.of(
            CoreFunction.host(this::lowered3),
            CoreFunction.host(this::lowered4),
            instance2.export("fd_close"),
            instance2.export("fd_seek"),
            instance2.export("fd_write"),
            instance1.export("peers:res/counters@0.1.0#[dtor]counter"),
            CoreFunction.host(this::lowered5),
            CoreFunction.host(this::lowered6),
            CoreFunction.host(this::lowered7),
            CoreFunction.host(this::lowered8),
            CoreFunction.host(this::lowered9),
            CoreFunction.host(this::lowered10),
            CoreFunction.host(this::lowered11),
            CoreFunction.host(this::lowered12),
            CoreFunction.host(this::lowered13),
            CoreFunction.host(this::lowered14),
            instance1.export("_initialize"),
            instance0.export("$imports")));
  }

  /** {@code wasi:cli/stderr@0.2.12#get-stderr} */
  private long[] lowered0(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.OutputStream result = stderr("get-stderr").getStderr();
    int resultHandle = heap.handles().lowerOwn(2, result, "wasi:cli/stderr@0.2.12#get-stderr");
    return new long[] {resultHandle};
  }

  /** {@code wasi:cli/stdin@0.2.12#get-stdin} */
  private long[] lowered1(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.InputStream result = stdin("get-stdin").getStdin();
    int resultHandle = heap.handles().lowerOwn(3, result, "wasi:cli/stdin@0.2.12#get-stdin");
    return new long[] {resultHandle};
  }

  /** {@code wasi:cli/stdout@0.2.12#get-stdout} */
  private long[] lowered2(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    Streams.OutputStream result = stdout("get-stdout").getStdout();
    int resultHandle = heap.handles().lowerOwn(2, result, "wasi:cli/stdout@0.2.12#get-stdout");
    return new long[] {resultHandle};
  }

  /** {@code peers:res/sink@0.1.0#open} */
  private long[] lowered3(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    String name = heap.liftString((int) args[0], (int) args[1]);
    Sink.Channel result = sink("open").open(name);
    int resultHandle = heap.handles().lowerOwn(0, result, "peers:res/sink@0.1.0#open");
    return new long[] {resultHandle};
  }

  /** {@code peers:res/sink@0.1.0#[method]channel.write} */
  private long[] lowered4(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Sink.Channel self = heap.handles().liftBorrow(0, (int) args[0], Sink.Channel.class);
    String s = heap.liftString((int) args[1], (int) args[2]);
    Result<Long, String> result = self.write(s);
    int area = memory.range((int) args[3], 12, 4);
    Store.named("peers:res/sink@0.1.0#[method]channel.write", ResAbi::storeResultOfU32OrString, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#filesystem-error-code} */
  private long[] lowered5(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Error.ErrorResource err =
        heap.handles().liftBorrow(1, (int) args[0], Error.ErrorResource.class);
    Optional<Types.ErrorCode> result = types("filesystem-error-code").filesystemErrorCode(err);
    int area = memory.range((int) args[1], 2, 1);
    Store.named("wasi:filesystem/types@0.2.12#filesystem-error-code", ResAbi::storeOptionOfErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.get-type} */
  private long[] lowered6(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(5, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.get-type");
    Result<Types.DescriptorType, Types.ErrorCode> result = self.getType();
    int area = memory.range((int) args[1], 2, 1);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.get-type", ResAbi::storeResultOfDescriptorTypeOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.append-via-stream} */
  private long[] lowered7(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(5, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.append-via-stream");
    Result<Streams.OutputStream, Types.ErrorCode> result = self.appendViaStream();
    int area = memory.range((int) args[1], 8, 4);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.append-via-stream", ResAbi::storeResultOfOutputStreamOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.write-via-stream} */
  private long[] lowered8(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(5, (int) args[0], Types.Descriptor.class);
    long offset = args[1];
    types("[method]descriptor.write-via-stream");
    Result<Streams.OutputStream, Types.ErrorCode> result = self.writeViaStream(offset);
    int area = memory.range((int) args[2], 8, 4);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.write-via-stream", ResAbi::storeResultOfOutputStreamOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/types@0.2.12#[method]descriptor.stat} */
  private long[] lowered9(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Types.Descriptor self = heap.handles().liftBorrow(5, (int) args[0], Types.Descriptor.class);
    types("[method]descriptor.stat");
    Result<Types.DescriptorStat, Types.ErrorCode> result = self.stat();
    int area = memory.range((int) args[1], 104, 8);
    Store.named("wasi:filesystem/types@0.2.12#[method]descriptor.stat", ResAbi::storeResultOfDescriptorStatOrErrorCode, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.check-write} */
  private long[] lowered10(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    streams("[method]output-stream.check-write");
    Result<Long, Streams.StreamError> result = self.checkWrite();
    int area = memory.range((int) args[1], 16, 8);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.check-write", ResAbi::storeResultOfU64OrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.write} */
  private long[] lowered11(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    byte[] contents = NumericLists.liftBytes(heap, (int) args[1], (int) args[2]);
    streams("[method]output-stream.write");
    Result<Unit, Streams.StreamError> result = self.write(contents);
    int area = memory.range((int) args[3], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.write", ResAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.blocking-flush} */
  private long[] lowered12(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    streams("[method]output-stream.blocking-flush");
    Result<Unit, Streams.StreamError> result = self.blockingFlush();
    int area = memory.range((int) args[1], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.blocking-flush", ResAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:io/streams@0.2.12#[method]output-stream.blocking-write-and-flush} */
  private long[] lowered13(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    Streams.OutputStream self =
        heap.handles().liftBorrow(2, (int) args[0], Streams.OutputStream.class);
    byte[] contents = NumericLists.liftBytes(heap, (int) args[1], (int) args[2]);
    streams("[method]output-stream.blocking-write-and-flush");
    Result<Unit, Streams.StreamError> result = self.blockingWriteAndFlush(contents);
    int area = memory.range((int) args[3], 12, 4);
    Store.named("wasi:io/streams@0.2.12#[method]output-stream.blocking-write-and-flush", ResAbi::storeResultOfUnitOrStreamError, heap, area, result);
    handles.takeBack();
    return null;
  }

  /** {@code wasi:filesystem/preopens@0.2.12#get-directories} */
  private long[] lowered14(long[] args) {
    state.checkLeave();
    GuestHeap heap = heap1;
    GuestMemory memory = heap.memory();
    List<Tuple2<Types.Descriptor, String>> result = preopens("get-directories").getDirectories();
    int area = memory.range((int) args[0], 8, 4);
    heap.store(area, Lists.lower(heap, result, 12, 4, "wasi:filesystem/preopens@0.2.12#get-directories", ResAbi::storeTupleOfDescriptorString));
    return null;
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

  private Sink sink(String function) {
    if (sink == null) {
      throw imports.missing("peers:res/sink@0.1.0", function);
    }
    return sink;
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

  private long[] newCounter(long[] args) {
    state.checkLeave();
    return new long[] {handles.make(6, (int) args[0])};
  }

  private long[] repOfCounter(long[] args) {
    return new long[] {handles.rep(6, (int) args[0])};
  }

  private long[] dropCounter(long[] args) {
    state.checkLeave();
    handles.drop(6, (int) args[0]);
    return null;
  }

  private long[] dropChannel(long[] args) {
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
      case 0 -> core1.logTo((int) args[0], (int) args[1], (int) args[2], (int) args[3]);
      case 1 -> core1.countersConstructorCounter(args[0]);
      case 2 -> core1.countersMethodCounterIncrement((int) args[0], args[1]);
      case 3 -> core1.countersMethodCounterValue((int) args[0]);
      case 4 -> core1.countersMethodCounterLabel((int) args[0]);
      case 5 -> core1.countersStaticCounterMerge((int) args[0], (int) args[1]);
      case 6 -> core1.countersLarger((int) args[0], (int) args[1]);
      case 7 -> core1.countersSplit((int) args[0], (int) args[1]);
      case 8 -> core1.countersLive();
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
    switch (function) {
      case 0 -> core1.postLogTo((int) result);
      case 4 -> core1.postCountersMethodCounterLabel((int) result);
      case 7 -> core1.postCountersSplit((int) result);
      default -> {}
    }
  }
}
