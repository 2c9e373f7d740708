package ai.wippy.runtime.lua;

import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.http.fetch.Fetcher;
import ai.wippy.runtime.lua.module.Host;
import ai.wippy.runtime.lua.module.Modules;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.HostKind;
import ai.wippy.runtime.process.MailboxLimits;
import ai.wippy.runtime.process.ProcessTable;
import ai.wippy.runtime.process.Program;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Policies;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.service.Service;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasi.http.RequestSender;
import ai.wippy.runtime.wasi.http.client.HttpRequests;
import ai.wippy.runtime.wasi.sockets.Resolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** An application of Lua entries, for tests: from source text to calls by id. */
final class Application {
  private static final Registry NOTHING = new Registry(List.of());

  private final Map<EntryId, Entry> entries = new HashMap<>();
  private final Compiled chunks = new Compiled();
  private final RequestSender requests = new HttpRequests(new Resolver());
  private final Security security;
  private final FunctionRegistry functions;
  private final ProcessTable processes = new ProcessTable("node", new Access(false));
  private final LuaRuntime runtime;

  /** An application without policies. */
  Application() {
    this(new Security(new Access(false), Policies.of(NOTHING), Map.of()));
  }

  Application(Security security) {
    this.security = security;
    functions = new FunctionRegistry(security.access(), security.policies(), List.of(), false);
    runtime =
        new LuaRuntime(
            id -> Optional.ofNullable(entries.get(id)),
            chunks,
            Modules.of(
                new Host(
                    functions,
                    NOTHING,
                    Environment.of(NOTHING, _ -> null),
                    Application::noMount,
                    security,
                    new Fetcher(() -> requests))),
            Modules.globals(processes, security.access()),
            processes);
  }

  private static Mount noMount(EntryId id) {
    throw new Failure(Kind.NOT_FOUND, "filesystem not found: " + id);
  }

  private Entry entry(String id, String kind, String source, Map<String, Object> data) {
    String name = chunks.add(source, id.replace(':', '/') + ".lua");
    var entry = new Entry(EntryId.parse(id), kind, Map.of(), data, Map.of(Built.CHUNK, name));
    entries.put(entry.id(), entry);
    return entry;
  }

  /**
   * A function whose method is {@code main}, with modules and imports of the form {@code alias=id}.
   */
  Application function(String id, String source, String... declared) {
    Entry entry = entry(id, "function.lua", source, data(declared));
    functions.register(entry, runtime.functions().handler(entry));
    return this;
  }

  Application library(String id, String source, String... declared) {
    entry(id, "library.lua", source, data(declared));
    return this;
  }

  Program process(String id, String source, String... declared) {
    return runtime.processes().program(entry(id, "process.lua", source, data(declared)));
  }

  /** A process that others spawn, as {@link #function}. */
  Application spawnable(String id, String source, String... declared) {
    processes.add(
        EntryId.parse(id),
        process(id, source, declared),
        MailboxLimits.of(new Entry(EntryId.parse(id), "", Map.of(), Map.of(), Map.of())));
    return this;
  }

  /** Starts a host of processes. */
  Service host(String id) {
    var entry = new Entry(EntryId.parse(id), "process.host", Map.of(), Map.of(), Map.of());
    var log = StandardStreams.logging(() -> System.getLogger(id), id);
    var host = new HostKind(processes, log).service(entry);
    host.start();
    return host;
  }

  ProcessTable processes() {
    return processes;
  }

  FunctionRegistry functions() {
    return functions;
  }

  private static Map<String, Object> data(String... declared) {
    var modules = List.of(declared).stream().filter(d -> !d.contains("=")).toList();
    var imports = new HashMap<String, Object>();
    for (String each : declared) {
      if (each.contains("=")) {
        imports.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
      }
    }
    return Map.of("method", "main", "modules", modules, "imports", imports);
  }

  /** Calls a function with plain Java values, on a virtual thread. */
  Object call(String id, Object... args) throws Exception {
    return onVirtualThread(
        () -> functions.call(EntryId.parse(id), Context.EMPTY, JavaValues.INSTANCE, args));
  }

  static <T> T onVirtualThread(Callable<T> body) throws Exception {
    var task = new FutureTask<>(body);
    Thread.ofVirtual().start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      throw e;
    }
  }
}
