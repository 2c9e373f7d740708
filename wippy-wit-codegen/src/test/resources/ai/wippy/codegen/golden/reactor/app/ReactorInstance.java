package app;

import ai.wippy.runtime.component.CoreCalls;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.CoreInstance;
import ai.wippy.runtime.component.CoreModule;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.GuestHeap;
import ai.wippy.runtime.component.Handles;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.InstanceState;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.ResourceType;
import java.util.List;

/** The core instances of one component instance. */
final class ReactorInstance implements CoreCalls {
  private static final CoreModule MODULE0 =
      CoreModule.load(ReactorInstance.class.getClassLoader(), "module-0");
  private static final CoreModule MODULE1 =
      CoreModule.load(ReactorInstance.class.getClassLoader(), "module-1");
  private static final CoreModule MODULE2 =
      CoreModule.load(ReactorInstance.class.getClassLoader(), "module-2");
  private static final CoreModule MODULE3 =
      CoreModule.load(ReactorInstance.class.getClassLoader(), "module-3");

  final InstanceState state = new InstanceState();
  final Handles handles = new Handles(state);
  final ReactorCore1 core1;
  final ReactorCore2 core2;
  final GuestHeap heap0;
  final GuestHeap heap1;

  ReactorInstance(Host host) {
    Limits limits = host.limits();
    Imports imports = host.imports();
    state.define(ResourceType.ofHost("error", AutoCloseable.class));
    state.define(ResourceType.ofHost("pollable", AutoCloseable.class));
    state.define(ResourceType.ofHost("output-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("input-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("terminal-input", AutoCloseable.class));
    state.define(ResourceType.ofHost("terminal-output", AutoCloseable.class));
    state.define(ResourceType.ofHost("directory-entry-stream", AutoCloseable.class));
    state.define(ResourceType.ofHost("descriptor", AutoCloseable.class));
    CoreInstance instance0 = MODULE0.instantiate(limits, List.of());
    CoreInstance instance1 = MODULE1.instantiate(
        limits,
        List.of(
            instance0.export("0"),
            instance0.export("1"),
            instance0.export("2"),
            instance0.export("3"),
            instance0.export("4"),
            instance0.export("5"),
            instance0.export("6"),
            instance0.export("7"),
            instance0.export("8"),
            instance0.export("9"),
            instance0.export("10"),
            instance0.export("11"),
            instance0.export("12"),
            instance0.export("13"),
            instance0.export("14"),
            instance0.export("15")));
    core1 = instance1.bridge(ReactorCore1.class);
    heap0 = new GuestHeap(
        handles,
        instance1.memory("memory"),
        core1::cabiRealloc,
        GuestHeap.Encoding.UTF8);
    CoreInstance instance2 = MODULE2.instantiate(
        limits,
        List.of(
            instance1.export("memory"),
            instance0.export("16"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropError),
            instance0.export("24"),
            instance0.export("25"),
            instance0.export("26"),
            instance1.export("cabi_realloc"),
            instance0.export("30"),
            instance0.export("32"),
            imports.stub("wasi:clocks/monotonic-clock@0.2.12", "now", new FunctionShape("", "l")),
            instance0.export("31"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropDirectoryEntryStream),
            instance0.export("17"),
            instance0.export("18"),
            instance0.export("33"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropDescriptor),
            instance0.export("19"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropOutputStream),
            instance0.export("27"),
            instance0.export("28"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropInputStream),
            instance0.export("20"),
            imports.stub("wasi:io/streams@0.2.12", "[method]input-stream.subscribe", new FunctionShape("i", "i")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.subscribe", new FunctionShape("i", "i")),
            imports.stub("wasi:clocks/monotonic-clock@0.2.12", "subscribe-duration", new FunctionShape("l", "i")),
            imports.stub("wasi:clocks/monotonic-clock@0.2.12", "subscribe-instant", new FunctionShape("l", "i")),
            CoreFunction.host(new FunctionShape("i", ""), this::dropPollable),
            instance0.export("34"),
            instance0.export("21"),
            imports.stub("wasi:cli/stderr@0.2.12", "get-stderr", new FunctionShape("", "i")),
            instance0.export("29"),
            instance0.export("22"),
            imports.stub("wasi:cli/stdin@0.2.12", "get-stdin", new FunctionShape("", "i")),
            imports.stub("wasi:cli/stdout@0.2.12", "get-stdout", new FunctionShape("", "i")),
            instance0.export("35"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropTerminalInput),
            instance0.export("36"),
            CoreFunction.host(new FunctionShape("i", ""), this::dropTerminalOutput),
            instance0.export("37"),
            instance0.export("23"),
            imports.stub("wasi:cli/exit@0.2.12", "exit", new FunctionShape("i", ""))));
    core2 = instance2.bridge(ReactorCore2.class);
    heap1 = new GuestHeap(
        handles,
        instance1.memory("memory"),
        core2::cabiImportRealloc,
        GuestHeap.Encoding.UTF8);
    MODULE3.instantiate(
        limits,
        List.of(
            instance2.export("args_get"),
            instance2.export("args_sizes_get"),
            instance2.export("environ_get"),
            instance2.export("environ_sizes_get"),
            instance2.export("clock_time_get"),
            instance2.export("fd_close"),
            instance2.export("fd_fdstat_get"),
            instance2.export("fd_fdstat_set_flags"),
            instance2.export("fd_prestat_get"),
            instance2.export("fd_prestat_dir_name"),
            instance2.export("fd_read"),
            instance2.export("fd_seek"),
            instance2.export("fd_write"),
            instance2.export("path_open"),
            instance2.export("poll_oneoff"),
            instance2.export("proc_exit"),
            imports.stub("wasi:filesystem/types@0.2.12", "filesystem-error-code", new FunctionShape("ii", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.get-flags", new FunctionShape("ii", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.get-type", new FunctionShape("ii", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.append-via-stream", new FunctionShape("ii", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.open-at", new FunctionShape("iiiiiii", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.read-via-stream", new FunctionShape("ili", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.write-via-stream", new FunctionShape("ili", "")),
            imports.stub("wasi:filesystem/types@0.2.12", "[method]descriptor.stat", new FunctionShape("ii", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.check-write", new FunctionShape("ii", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.write", new FunctionShape("iiii", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.blocking-flush", new FunctionShape("ii", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]input-stream.blocking-read", new FunctionShape("ili", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]input-stream.read", new FunctionShape("ili", "")),
            imports.stub("wasi:io/streams@0.2.12", "[method]output-stream.blocking-write-and-flush", new FunctionShape("iiii", "")),
            imports.stub("wasi:cli/environment@0.2.12", "get-arguments", new FunctionShape("i", "")),
            imports.stub("wasi:cli/environment@0.2.12", "get-environment", new FunctionShape("i", "")),
            imports.stub("wasi:clocks/wall-clock@0.2.12", "now", new FunctionShape("i", "")),
            imports.stub("wasi:filesystem/preopens@0.2.12", "get-directories", new FunctionShape("i", "")),
            imports.stub("wasi:io/poll@0.2.12", "poll", new FunctionShape("iii", "")),
            imports.stub("wasi:cli/terminal-stdin@0.2.12", "get-terminal-stdin", new FunctionShape("i", "")),
            imports.stub("wasi:cli/terminal-stdout@0.2.12", "get-terminal-stdout", new FunctionShape("i", "")),
            imports.stub("wasi:cli/terminal-stderr@0.2.12", "get-terminal-stderr", new FunctionShape("i", "")),
            instance1.export("_initialize"),
            instance0.export("$imports")));
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
      case 0 -> core1.readFile((int) args[0], (int) args[1]);
      case 1 -> core1.getEnv((int) args[0], (int) args[1]);
      case 2 -> core1.args();
      case 3 -> core1.readStdin();
      case 4 -> core1.sleepMs((int) args[0]);
      case 5 -> {
        core1.say((int) args[0], (int) args[1]);
        yield 0;
      }
      default -> throw new IndexOutOfBoundsException(function);
    };
  }

  @Override
  public void postReturn(int function, long result) {
    switch (function) {
      case 0 -> core1.postReadFile((int) result);
      case 1 -> core1.postGetEnv((int) result);
      case 2 -> core1.postArgs((int) result);
      case 3 -> core1.postReadStdin((int) result);
      default -> {}
    }
  }
}
