package ai.wippy.runtime.wasm;

import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.ExportedFunction.Param;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Type;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What generated code looks like to its callers, without a guest. */
public final class FakeComponent implements Component {
  /** Instances that were made and not closed. */
  public static final AtomicInteger OPEN = new AtomicInteger();

  private static final Type LEVEL = Type.enumeration("level", "low", "high");

  private static final Type USER =
      Type.record(
          "user", new Type.Field("name", Type.STRING), new Type.Field("tag-count", Type.U32));

  /** An entry whose method is a function of this component. */
  public static Entry entry(String id, String kind, String method, Map<String, Object> more) {
    var data = new LinkedHashMap<String, Object>(more);
    data.put("method", method);
    return entry(id, kind, data, Map.of());
  }

  /** An entry that is a command. */
  public static Entry command(String id, String name, String about, String method) {
    var command = Map.<String, Object>of("name", name, "short", about);
    return entry(id, "process.wasm", Map.of("method", method), Map.of("command", command));
  }

  private static Entry entry(
      String id, String kind, Map<String, Object> data, Map<String, Object> meta) {
    var built =
        Map.of(
            Built.COMPONENT,
            FakeComponent.class.getName(),
            Built.FUNCTION,
            String.valueOf(data.get("method")));
    return new Entry(EntryId.parse(id), kind, meta, data, built);
  }

  private static ExportedFunction function(String name, Type result, Param... params) {
    return new ExportedFunction(name, List.of(params), Optional.of(result));
  }

  @Override
  public List<ExportedFunction> functions() {
    var text = new Param("text", Type.STRING);
    return List.of(
        function("echo", Type.STRING, text),
        function("add", Type.U32, new Param("a", Type.U32), new Param("b", Type.option(Type.U32))),
        function("set", Type.BOOL, new Param("level", LEVEL), new Param("on", Type.BOOL)),
        function("loop", Type.U32),
        function("trap", Type.U32),
        function("denied", Type.U32),
        function("refuse", Type.STRING),
        function("exit", Type.STRING, new Param("code", Type.S32)),
        function("count", Type.U32),
        function("stubborn", Type.U32),
        function("bytes", Type.list(Type.U8), new Param("data", Type.list(Type.U8))),
        function("user", USER, new Param("user", USER)),
        function("done", Type.result(null, Type.STRING)),
        function("fail", Type.result(Type.STRING, LEVEL), new Param("how", Type.STRING)));
  }

  @Override
  public ComponentInstance instantiate(Host host) {
    OPEN.incrementAndGet();
    return new Instance(host);
  }

  private static final class Instance implements ComponentInstance {
    private final Host host;
    private int calls;

    Instance(Host host) {
      this.host = host;
    }

    @Override
    public Object call(int function, Values values, Object... args) {
      calls++;
      return switch (function) {
        case 0 -> args[0];
        case 1 ->
            values.ofLong(values.longOf(args[0]) + (args.length > 1 ? values.longOf(args[1]) : 0));
        case 2 -> values.ofBoolean(values.booleanOf(args[1]));
        case 3 -> loop();
        case 4 -> throw new Trap("unreachable code executed");
        case 5 -> throw host.imports().missing("wasi:random/random@0.2.3", "get-random-u64");
        case 6 ->
            throw new Failure(Kind.UNKNOWN, "not today", false, values.ofText("not today"), null);
        case 7 -> exit((int) values.longOf(args[0]));
        case 9 -> stubborn();
        case 10, 11 -> args[0];
        case 12 -> values.ofBoolean(true);
        case 13 -> throw new Failure(Kind.UNKNOWN, "no", false, args[0], null);
        default -> values.ofLong(calls);
      };
    }

    private static Object loop() {
      System.out.println("running");
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      throw new Trap(Kind.CANCELED, "interrupted");
    }

    private static Object stubborn() {
      System.out.println("running");
      while (true) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    private Object exit(int code) {
      var shape = new FunctionShape("i", "");
      return host.imports().core("wasi_snapshot_preview1", "proc_exit", shape).call(code);
    }

    @Override
    public boolean reusable() {
      return true;
    }

    @Override
    public void rest() {}

    @Override
    public void closeWhenUnused(Runnable then) {
      close();
      then.run();
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }
}
