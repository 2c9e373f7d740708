package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import ai.wippy.registry.Settings;
import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.function.CallOptions;
import ai.wippy.runtime.function.FunctionRegistry;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.http.exchange.Exchange;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.wasi.file.Mount;
import ai.wippy.runtime.wasm.Components;
import ai.wippy.runtime.wasm.FakeComponent;
import ai.wippy.runtime.wasm.HostResources;
import ai.wippy.runtime.wasm.WasmFunctions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application with one service at a free port, and clients for it. */
final class ServedApp implements AutoCloseable {
  /** What stands behind an endpoint. */
  interface Code {
    /** Answers; {@code exchange} is there for what is called as Lua functions are. */
    Object call(Exchange exchange, Context context) throws Exception;
  }

  private static final Registry NOTHING = new Registry(List.of());
  private static final WasmFunctions WASM =
      new WasmFunctions(
          new Components(ServedApp.class.getClassLoader()),
          new HostResources(
              NOTHING,
              Environment.of(NOTHING, System::getenv),
              new Access(false),
              new FunctionRegistry(new Access(false))),
          Settings.NONE);

  private final FunctionRegistry guests = new FunctionRegistry(new Access(false));
  private final List<Entry> entries = new ArrayList<>();
  private final Map<EntryId, Code> functions = new HashMap<>();
  private final Map<String, Object> service = new LinkedHashMap<>(Map.of("addr", "127.0.0.1:0"));
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpService running;
  private Security security;

  ServedApp service(String field, Object value) {
    service.put(field, value);
    return this;
  }

  ServedApp entry(String name, String kind, Map<String, Object> meta, Map<String, Object> data) {
    entries.add(new Entry(new EntryId("app", name), kind, meta, data, Map.of()));
    return this;
  }

  /** A router; its name is the prefix. */
  ServedApp router(String name, Map<String, Object> data) {
    return entry(name, "http.router", Map.of("server", "server"), data);
  }

  /** An endpoint that calls a function with the request. */
  ServedApp endpoint(String router, String method, String path, Code code) {
    return endpoint(router, method, path, "function.lua", code);
  }

  ServedApp endpoint(String router, String method, String path, String kind, Code code) {
    String name = "f" + entries.size();
    entry(name, kind, Map.of(), Map.of());
    functions.put(new EntryId("app", name), code);
    return entry(
        "e" + entries.size(),
        "http.endpoint",
        Map.of("router", router),
        Map.of("method", method, "path", path, "func", name));
  }

  /** An endpoint that calls a function of {@link FakeComponent}. */
  ServedApp guest(String router, String path, String method, Map<String, Object> more) {
    String name = "g" + entries.size();
    Entry entry = FakeComponent.entry("app:" + name, "function.wasm", method, more);
    entries.add(entry);
    guests.register(entry, WASM.handler(entry));
    return entry(
        "e" + entries.size(),
        "http.endpoint",
        Map.of("router", router),
        Map.of("method", "POST", "path", path, "func", name));
  }

  ServedApp start() {
    entry("server", "http.service", Map.of(), service);
    var application = new FrozenRegistry(new Registry(entries), Settings.NONE);
    security = Security.of(application, _ -> Optional.empty());
    running =
        new HttpServices(
                application.registry(),
                new Called(functions, guests),
                id -> new Mount("/", directory(id), true),
                security,
                true)
            .service(entries.getLast());
    running.start();
    return this;
  }

  private Path directory(EntryId id) {
    return entries.stream()
        .filter(entry -> entry.id().equals(id))
        .map(entry -> Path.of(String.valueOf(entry.data().get("directory"))))
        .findFirst()
        .orElseThrow();
  }

  private record Called(Map<EntryId, Code> functions, Functions guests) implements Functions {
    @Override
    public Object call(
        EntryId id, Context context, CallOptions options, Values values, Object... args) {
      try {
        Code code = functions.get(id);
        if (code == null) {
          return guests.serve(id, context, values, args);
        }
        return code.call(args.length == 0 ? null : (Exchange) args[0], context);
      } catch (InterruptedException e) {
        throw new Failure(Kind.CANCELED, "interrupted", e);
      } catch (IOException e) {
        throw new Failure(Kind.UNAVAILABLE, e.toString(), e);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  HttpService http() {
    return running;
  }

  Security security() {
    return security;
  }

  int port() {
    return running.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    request.method(
        method,
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  Socket connect() throws IOException {
    var socket = new Socket("127.0.0.1", port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends bytes as they are and reads until the server closes the connection. */
  String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Override
  public void close() {
    client.close();
    if (running != null) {
      running.stop(Duration.ofMillis(200));
    }
  }
}
