package ai.wippy.runtime.wasm;

import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.function.FunctionKind;
import ai.wippy.runtime.function.Handler;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.process.Exit;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.wasi.http.server.IncomingRequests;
import java.lang.System.Logger;
import java.util.Set;
import java.util.function.BiConsumer;

/** Functions written in WebAssembly. What they print goes to the log. */
public final class WasmFunctions implements FunctionKind {
  private final Components components;
  private final HostResources machine;
  private final boolean resultTables;
  private final IncomingRequests requests = new IncomingRequests();

  /**
   * Functions of an application with these components.
   *
   * @param machine what entries can show to their guests
   */
  public WasmFunctions(Components components, HostResources machine, Settings settings) {
    this.components = components;
    this.machine = machine;
    resultTables = WasmSettings.resultTables(settings);
  }

  @Override
  public Set<String> kinds() {
    return Set.of("function.wat", "function.wasm");
  }

  @Override
  public Handler handler(Entry entry) {
    var guest = new Guest(entry, components, machine, resultTables);
    String name = entry.id().toString();
    Handler function = (context, values, args) -> call(guest, name, context, values, args);
    if (entry.built().getOrDefault(Built.FUNCTION, "").startsWith(IncomingRequests.HANDLER)) {
      return serving(
          name,
          (context, exchange) ->
              requests.serve(
                  exchange,
                  (request, response) ->
                      function.call(
                          context, JavaValues.INSTANCE, new Object[] {request, response})));
    }
    return "wasi-http".equals(entry.data().get("transport"))
        ? serving(
            name,
            (context, exchange) ->
                new HttpTransport(guest.type())
                    .serve(exchange, args -> function.call(context, JavaValues.INSTANCE, args)))
        : function;
  }

  /** What answers requests and nobody else. */
  private static Handler serving(String name, BiConsumer<Context, Exchange> server) {
    return (context, values, args) -> {
      if (args.length != 1 || !(args[0] instanceof Exchange exchange)) {
        throw new Failure(
            Kind.INVALID,
            "http request context not found: %s answers HTTP requests, so only an http.endpoint calls it; make another entry without transport, or with another method, for other callers"
                .formatted(name));
      }
      server.accept(context, exchange);
      return values.nil();
    };
  }

  private static Object call(
      Guest guest, String name, Context context, Values values, Object[] args) {
    var streams = StandardStreams.logging(WasmFunctions::log, name);
    try {
      return guest.call(new Caller(context, streams), streams::close, values, args);
    } catch (Exit exit) {
      // Guests that were built as commands end with exit, for success too.
      if (exit.code() == 0) {
        return values.nil();
      }
      throw new Failure(
          Kind.INTERNAL,
          "failed to call wasm method: %s: the guest ended with exit code %d"
              .formatted(guest.method(), exit.code()),
          exit);
    }
  }

  private static Logger log() {
    return System.getLogger(WasmFunctions.class.getName());
  }
}
