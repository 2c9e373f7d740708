package ai.wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.http.HttpServices;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Policies;
import ai.wippy.runtime.security.Security;
import ai.wippy.runtime.service.Service;
import ai.wippy.runtime.service.ServiceKind;
import ai.wippy.runtime.wasi.file.Mount;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The module {@code http}, behind a server. */
@Timeout(30)
final class LuaHttpTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Application app = new Application();
  private final List<Entry> entries = new ArrayList<>();
  private int port;
  private Service service;

  @AfterEach
  void stop() {
    client.close();
    service.stop(Duration.ofMillis(100));
  }

  private void entry(String id, String kind, Map<String, Object> meta, Map<String, Object> data) {
    entries.add(new Entry(EntryId.parse(id), kind, meta, data, Map.of()));
  }

  private void serve(String body) throws Exception {
    app.function(
        "app:f",
        """
        local http = require("http")
        local json = require("json")
        local function main()
          local req, res = http.request(), http.response()
          %s
        end
        return { main = main }
        """
            .formatted(body),
        "http",
        "json",
        "funcs");
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    entry("app:f", "function.lua", Map.of(), Map.of());
    entry("app:api", "http.router", Map.of("server", "web"), Map.of());
    for (String method : List.of("GET", "POST")) {
      entry(
          "app:" + method,
          "http.endpoint",
          Map.of("router", "api"),
          Map.of("method", method, "path", "/x/{name}", "func", "f"));
    }
    var web =
        new Entry(
            EntryId.parse("app:web"),
            "http.service",
            Map.of(),
            Map.of("addr", "127.0.0.1:" + port),
            Map.of());
    var registry = new Registry(entries);
    ServiceKind kind =
        new HttpServices(
            registry,
            app.functions(),
            id -> new Mount("/", Path.of(id.toString()), true),
            new Security(new Access(false), Policies.of(registry), Map.of()),
            false);
    service = kind.service(web);
    service.start();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void whatTheRequestSays() throws Exception {
    serve(
        """
        res:set_header("X-Seen", req:header("x-in"))
        res:write_json({
          method = req:method(), path = req:path(), query = req:query("q"),
          all = req:query_params(), name = req:param("name"), params = req:params(),
          host = req:host() ~= "", remote = req:remote_addr():match("^127.0.0.1:%d+$") ~= nil,
          missing = req:header("x-none") == nil, none = req:query("none") == nil,
          type = req:content_type() == nil, has_body = req:has_body(),
          accepts = req:accepts("application/json"), refuses = not req:accepts("image/png"),
        })
        """);
    var answer =
        send(
            request("/x/a%20b?q=1%2B1&r=1&r=2")
                .header("X-In", "seen")
                .header("Accept", "application/*, text/html;q=0.5"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("x-seen")).hasValue("seen");
    assertThat(answer.body())
        .contains(
            "\"method\":\"GET\"",
            "\"path\":\"/x/a%20b\"",
            "\"query\":\"1+1\"",
            "\"r\":[\"1\",\"2\"]",
            "\"name\":\"a b\"",
            "\"params\":{\"name\":\"a b\"}",
            "\"host\":true",
            "\"remote\":true",
            "\"missing\":true",
            "\"none\":true",
            "\"type\":true",
            "\"has_body\":false",
            "\"accepts\":true",
            "\"refuses\":true");
  }

  @Test
  void bodiesAsJson() throws Exception {
    serve(
        """
        local data, err = req:body_json()
        if err then
          res:set_status(http.STATUS.BAD_REQUEST)
          res:write(err:message())
          return
        end
        res:set_status(http.STATUS.CREATED)
        res:write_json({sum = data.a + data.b, again = #req:body()})
        """);
    var good = send(request("/x/y").POST(BodyPublishers.ofString("{\"a\":1,\"b\":2}")));
    assertThat(good.statusCode()).isEqualTo(201);
    assertThat(good.body()).contains("\"sum\":3", "\"again\":13");
    var bad = send(request("/x/y").POST(BodyPublishers.ofString("{")));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("invalid JSON");
  }

  @Test
  void bodiesStream() throws Exception {
    serve(
        """
        local stream = req:stream()
        local total = 0
        while true do
          local part, err = stream:read(10000)
          if err then error(err) end
          if not part then break end
          total = total + #part
        end
        res:write(total)
        """);
    var answer = send(request("/x/y").POST(BodyPublishers.ofString("x".repeat(1_000_000))));
    assertThat(answer.body()).isEqualTo("1000000");
  }

  @Test
  void formsWithFiles() throws Exception {
    serve(
        """
        local form, err = req:parse_multipart(1000000)
        if err then res:set_status(400) res:write(err:message()) return end
        local file = form.files.doc[1]
        res:write_json({
          title = form.values.title, tags = form.values.tag, name = file:name(),
          size = file:size(), type = file:header("content-type"), text = file:stream():read(),
        })
        """);
    String body =
        """
        --xyz
        Content-Disposition: form-data; name="title"

        Grüße
        --xyz
        Content-Disposition: form-data; name="tag"

        a
        --xyz
        Content-Disposition: form-data; name="tag"

        b
        --xyz
        Content-Disposition: form-data; name="doc"; filename="a b.txt"
        Content-Type: text/plain

        line
        --not
        --xyz--
        """
            .replace("\n", "\r\n");
    var answer =
        send(
            request("/x/y")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.body())
        .contains(
            "\"title\":\"Grüße\"",
            "\"tags\":[\"a\",\"b\"]",
            "\"name\":\"a b.txt\"",
            "\"size\":11",
            "\"type\":\"text/plain\"",
            "\"text\":\"line\\r\\n--not\"");
    var broken =
        send(
            request("/x/y")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofString("--xyz\r\nhello")));
    assertThat(broken.statusCode()).isEqualTo(400);
  }

  @Test
  void eventsOneByOne() throws Exception {
    serve(
        """
        res:set_transfer(http.TRANSFER.SSE)
        res:write_event({name = "tick", data = {n = 1}})
        res:write_event({data = "two\\nlines"})
        local ok, err = res:write_event({name = "a\\nb", data = ""})
        assert(not ok and err:kind() == errors.INVALID)
        """);
    var answer = send(request("/x/y"));
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(answer.body())
        .isEqualTo("event: tick\ndata: {\"n\":1}\n\ndata: two\ndata: lines\n\n");
  }

  @Test
  void whoWritesToNobodyEnds() throws Exception {
    serve(
        """
        while true do res:write(("x"):rep(10000)) end
        """);
    var answer = client.send(request("/x/y").build(), BodyHandlers.ofInputStream());
    try (var in = answer.body()) {
      assertThat(in.readNBytes(10)).hasSize(10);
    }
    long start = System.nanoTime();
    service.stop(Duration.ofSeconds(20));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void mistakesAreErrors() throws Exception {
    serve(
        """
        local _, status = res:set_status(42)
        local _, header = res:set_header("X", "a\\r\\nY: b")
        res:write("x")
        res:flush()
        local _, late = res:set_status(500)
        res:write(status:kind() .. " " .. header:kind() .. " " .. late:kind())
        """);
    assertThat(send(request("/x/y")).body()).isEqualTo("xInvalid Invalid Conflict");
  }

  @Test
  void anErrorIsTheClientsToSee() throws Exception {
    serve("error(\"no luck\")");
    var answer = send(request("/x/y"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("no luck");
  }

  @Test
  void whatItCallsHasNoRequest() throws Exception {
    app.function(
        "app:inner",
        """
        return function()
          local req, err = require("http").request()
          return req == nil and err:message()
        end
        """,
        "http");
    serve("res:write(require(\"funcs\").call(\"app:inner\"))");
    assertThat(send(request("/x/y")).body()).contains("http request context not found");
  }
}
