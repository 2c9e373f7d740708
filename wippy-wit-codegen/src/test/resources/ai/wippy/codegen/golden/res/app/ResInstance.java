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
import ai.wippy.runtime.component.ResourceType;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Store;
import java.util.List;
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
  private final Sink sink;

  ResInstance(Host host) {
    Limits limits = host.limits();
    imports = host.imports();
    sink = imports.instance("peers:res/sink@0.1.0", Sink.class);
    state.define(ResourceType.ofHost("channel", Sink.Channel.class));
    state.define(ResourceType.ofHost("error", AutoCloseable.class));
    state.define(ResourceType.ofHost("output-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("input-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("directory-entry-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("descriptor", AutoCloseable.class));
    CoreInstance instance0 = MODULE0.instantiate(limits, List.of());
    core0 = instance0.bridge(ResCore0.class);
    state.define(
        ResourceType.ofGuest(
            "counter",
            handles,
            core0::_5,
            resource -> new ResCounter(this, resource)));
    CoreInstance instance1 = MODULE1.instantiate(
        limits,
        List.of(
            CoreFunction.host(new FunctionShape("i", "i"), this::newCounter),
            CoreFunction.host(new FunctionShape("i", "i"), this::repOfCounter),
            CoreFunction.host(new FunctionShape("i", ""), this::dropCounter),
            instance0.export("0"),
            instance0.export("1"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropChannel),
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
        limits,
        List.of(
            instance1.export("memory"),
            instance0.export("6"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropError),
            instance0.export("11"),
            instance0.export("12"),
            instance0.export("13"),
            instance1.export("cabi_realloc"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropDirectoryEntryStream),
            instance0.export("7"),
            instance0.export("15"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropDescriptor),
            instance0.export("8"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropOutputStream),
            CoreFunction.host(new FunctionShape("i", ""), this::dropInputStream),
            imports.stub("wasi:cli/stderr@0.2.12", "get-stderr", new FunctionShape("", "i")),
            instance0.export("14"),
            instance0.export("9"),
            imports.stub("wasi:cli/stdin@0.2.12", "get-stdin", new FunctionShape("", "i")),
            imports.stub("wasi:cli/stdout@0.2.12", "get-stdout", new FunctionShape("", "i")),
            instance0.export("10")));
    core2 = instance2.bridge(ResCore2.class);
    heap1 = new GuestHeap(
        handles,
        instance1.memory("memory"),
        core2::cabiImportRealloc,
        GuestHeap.Encoding.UTF8);
    MODULE3.instantiate(
        limits,
        List.of(
            CoreFunction.host(new FunctionShape("ii", "i"), this::lowered3),
            CoreFunction.host(new FunctionShape("iiii", ""), this::lowered4),
            instance2.export("fd_close"),
            instance2.export("fd_seek"),
            instance2.export("fd_write"),
            instance1.export("peers:res/counters@0.1.0#[dtor]counter"),
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

  private Sink sink(String function) {
    if (sink == null) {
      throw imports.missing("peers:res/sink@0.1.0", function);
    }
    return sink;
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
