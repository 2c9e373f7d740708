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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instance of the component Reactor. */
public final class Reactor implements ComponentInstance {
  private final ReactorInstance instance;
  private final InstanceState state;
  private final ReactorCore0 core0;
  private final GuestHeap heap0;
  private final boolean resultTables;

  Reactor(Host host) {
    instance = new ReactorInstance(host);
    state = instance.state;
    core0 = instance.core0;
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
    private final Map<String, Object> interfaces = new HashMap<>();
    private Limits limits = Limits.DEFAULT;

    private Builder() {}

    /** Provides {@code wasi:cli/environment@0.2.12}. */
    public Builder environment(Environment provider) {
      interfaces.put("wasi:cli/environment@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:cli/exit@0.2.12}. */
    public Builder exit(Exit provider) {
      interfaces.put("wasi:cli/exit@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:io/error@0.2.12}. */
    public Builder error(Error provider) {
      interfaces.put("wasi:io/error@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:io/poll@0.2.12}. */
    public Builder poll(Poll provider) {
      interfaces.put("wasi:io/poll@0.2.12", provider);
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

    /** Provides {@code wasi:cli/terminal-input@0.2.12}. */
    public Builder terminalInput(TerminalInput provider) {
      interfaces.put("wasi:cli/terminal-input@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:cli/terminal-output@0.2.12}. */
    public Builder terminalOutput(TerminalOutput provider) {
      interfaces.put("wasi:cli/terminal-output@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:cli/terminal-stdin@0.2.12}. */
    public Builder terminalStdin(TerminalStdin provider) {
      interfaces.put("wasi:cli/terminal-stdin@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:cli/terminal-stdout@0.2.12}. */
    public Builder terminalStdout(TerminalStdout provider) {
      interfaces.put("wasi:cli/terminal-stdout@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:cli/terminal-stderr@0.2.12}. */
    public Builder terminalStderr(TerminalStderr provider) {
      interfaces.put("wasi:cli/terminal-stderr@0.2.12", provider);
      return this;
    }

    /** Provides {@code wasi:clocks/monotonic-clock@0.2.12}. */
    public Builder monotonicClock(MonotonicClock provider) {
      interfaces.put("wasi:clocks/monotonic-clock@0.2.12", provider);
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
    public Reactor build() {
      return new Reactor(new Host(limits, Imports.of(interfaces)));
    }
  }

  /** {@code read-file: func(path: string) -> result<string, string>} */
  public Result<String, String> readFile(String path) {
    GuestHeap heap = heap0;
    state.lower();
    GuestMemory memory = heap.memory();
    long pathSlice = heap.lowerString(path, "path");
    state.enter();
    int area = core0.readFile(Slice.at(pathSlice), Slice.length(pathSlice));
    memory.range(area, 12, 4);
    Result<String, String> result = ReactorAbi.loadResultOfStringOrString(heap, area);
    state.postReturn();
    core0.postReadFile(area);
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
    int area = core0.getEnv(Slice.at(nameSlice), Slice.length(nameSlice));
    memory.range(area, 12, 4);
    Optional<String> result = ReactorAbi.loadOptionOfString(heap, area);
    state.postReturn();
    core0.postGetEnv(area);
    state.exit();
    return result;
  }

  /** {@code args: func() -> list<string>} */
  public List<String> args() {
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    state.enter();
    int area = core0.args();
    memory.range(area, 8, 4);
    List<String> result = Lists.liftStrings(heap, memory.i32(area), memory.i32(area + 4));
    state.postReturn();
    core0.postArgs(area);
    state.exit();
    return result;
  }

  /** {@code read-stdin: func() -> string} */
  public String readStdin() {
    GuestHeap heap = heap0;
    GuestMemory memory = heap.memory();
    state.enter();
    int area = core0.readStdin();
    memory.range(area, 8, 4);
    String result = heap.liftString(memory.i32(area), memory.i32(area + 4));
    state.postReturn();
    core0.postReadStdin(area);
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
    long result = core0.sleepMs(msValue);
    state.exit();
    return result;
  }

  /** {@code say: func(s: string)} */
  public void say(String s) {
    GuestHeap heap = heap0;
    state.lower();
    long sSlice = heap.lowerString(s, "s");
    state.enter();
    core0.say(Slice.at(sSlice), Slice.length(sSlice));
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
