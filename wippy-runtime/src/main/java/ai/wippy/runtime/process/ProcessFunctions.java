package ai.wippy.runtime.process;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.function.Handler;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Context;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Processes that can be called like functions, because their entries name a host for that. */
public final class ProcessFunctions {
  private final ProcessTable processes;

  /** Those of a table. */
  public ProcessFunctions(ProcessTable processes) {
    this.processes = processes;
  }

  /**
   * What runs when a process entry is called: spawns it on its {@code meta.default_host} and waits
   * for its end. Empty if it names none.
   */
  public Optional<Handler> handler(Entry entry) {
    return host(entry)
        .map(host ->
            (context, values, args) -> call(new Call(entry.id(), host), context, values, args));
  }

  private record Call(EntryId program, EntryId host) {}

  private static Optional<EntryId> host(Entry entry) {
    var options = entry.meta().get("options") instanceof Map<?, ?> map ? map : Map.of();
    return Optional.ofNullable(entry.meta().get("default_host"))
        .or(() -> Optional.ofNullable(options.get("default_host")))
        .map(EntryId::of);
  }

  private Object call(Call call, Context context, Values values, Object[] args) {
    var in = new ValueCopy(values, JavaValues.INSTANCE);
    var copies = new ArrayList<Object>(args.length);
    for (int i = 0; i < args.length; i++) {
      copies.add(in.copy("argument " + (i + 1), args[i]));
    }
    Object result = processes.run(null, new Spawn(call.program, call.host, copies, context));
    return new ValueCopy(JavaValues.INSTANCE, values).copy("result", result);
  }
}
