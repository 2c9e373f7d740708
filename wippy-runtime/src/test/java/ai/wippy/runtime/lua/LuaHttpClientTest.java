package ai.wippy.runtime.lua;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Policies;
import ai.wippy.runtime.security.Scope;
import ai.wippy.runtime.security.Security;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The module {@code http_client}, before a real server. */
@Timeout(30)
final class LuaHttpClientTest {
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", LuaHttpClientTest::answer);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/away")) {
      exchange.getResponseHeaders().add("Location", "/there?x=1");
      exchange.sendResponseHeaders(302, -1);
    } else if (path.equals("/round")) {
      exchange.getResponseHeaders().add("Location", "/round");
      exchange.sendResponseHeaders(302, -1);
    } else if (path.equals("/slow")) {
      try {
        Thread.sleep(5_000);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    } else {
      var headers = exchange.getRequestHeaders();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String seen =
          "%s %s type=%s auth=%s cookie=%s x=%s body=%s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  headers.getFirst("Content-Type"),
                  headers.getFirst("Authorization"),
                  headers.getFirst("Cookie"),
                  headers.getFirst("X-In"),
                  body);
      exchange.getResponseHeaders().add("Set-Cookie", "session=abc; Path=/");
      exchange.getResponseHeaders().add("X-Out", "out");
      byte[] bytes = seen.getBytes(UTF_8);
      exchange.sendResponseHeaders(201, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private Object run(String body) throws Exception {
    return run(new Application(), Context.EMPTY, body);
  }

  private Object run(Application app, Context context, String body) throws Exception {
    app.function(
        "app:f",
        """
        local client = require("http_client")
        local base = "%s"
        return function()
          %s
        end
        """
            .formatted(base, body),
        "http_client");
    return Application.onVirtualThread(
        () -> app.functions().call(EntryId.parse("app:f"), context, JavaValues.INSTANCE));
  }

  @Test
  void whatIsSentAndWhatComesBack() throws Exception {
    Object result =
        run(
            """
            local r, err = client.post(base .. "/p?a=1", {
              headers = {["X-In"] = "in", ["Content-Type"] = "text/plain"},
              query = {b = "2 3"}, body = "hello", cookies = {c = "d"},
              auth = {user = "u", pass = "p"}, timeout = "10s",
            })
            if err then return err end
            return {r.status_code, r.body, r.headers["X-Out"], r.cookies.session, r.body_size}
            """);
    assertThat(result)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .startsWith(
            201L,
            "POST /p?a=1&b=2+3 type=text/plain auth=Basic dTpw cookie=c=d x=in body=hello",
            "out",
            "abc");
  }

  @Test
  void formsAndFiles() throws Exception {
    assertThat(run("return client.post(base .. \"/f\", {form = {a = \"1 2\"}}).body"))
        .asString()
        .contains("type=application/x-www-form-urlencoded", "body=a=1+2");
    assertThat(
            run(
                """
                return client.put(base .. "/f", {files = {
                  {name = "doc", filename = "a.txt", content = "text", content_type = "text/plain"}
                }}).body
                """))
        .asString()
        .contains("multipart/form-data; boundary=", "name=\"doc\"; filename=\"a.txt\"", "text");
  }

  @Test
  void redirectionsAreFollowed() throws Exception {
    assertThat(run("local r = client.get(base .. \"/away\") return r.url .. \" \" .. r.body"))
        .asString()
        .contains("/there?x=1 GET /there?x=1");
    assertThat(run("local _, err = client.get(base .. \"/round\") return err"))
        .isEqualTo("stopped after 10 redirects");
  }

  @Test
  void errorsAreTexts() throws Exception {
    assertThat(
            run("local _, err = client.get(base .. \"/slow\", {timeout = \"200ms\"}) return err"))
        .asString()
        .containsAnyOf("too long", "in time");
    assertThat(run("local _, err = client.get(\"http://127.0.0.1:1/\") return err"))
        .asString()
        .contains("127.0.0.1:1");
    assertThat(run("local _, err = client.get(\"ftp://x/\") return err"))
        .asString()
        .contains("begins with http");
    assertThat(run("local _, err = client.get(base, {headers = {X = \"a\\r\\nY: b\"}}) return err"))
        .asString()
        .contains("no header");
    assertThat(run("local _, err = client.get(base .. \"/\", {max_response_body = 5}) return err"))
        .asString()
        .contains("max_response_body");
  }

  @Test
  void bodiesStreamAndBatchesRunAtOnce() throws Exception {
    assertThat(
            run(
                """
                local r = client.get(base .. "/s", {stream = true})
                local all = ""
                while true do
                  local part = r.stream:read(7)
                  if not part then break end
                  all = all .. part
                end
                return all
                """))
        .asString()
        .startsWith("GET /s");
    assertThat(
            run(
                """
                local answers, errors = client.request_batch({
                  {"GET", base .. "/a"}, {"POST", base .. "/b", {body = "x"}}, {"GET", "http://127.0.0.1:1/"}
                })
                return answers[1].status_code .. answers[2].body .. errors[3]
                """))
        .asString()
        .startsWith("201POST /b")
        .contains("127.0.0.1:1");
    assertThat(run("return client.encode_uri(\"a b&c\") .. client.decode_uri(\"%41+\")"))
        .isEqualTo("a+b%26cA ");
  }

  @Test
  void privateAddressesNeedAPermissionOfTheirOwn() throws Exception {
    var policies =
        Policies.of(
            new Registry(
                List.of(
                    new ai.wippy.registry.Entry(
                        EntryId.parse("app:p"),
                        "security.policy",
                        Map.of(),
                        Map.of(
                            "policy",
                            Map.of(
                                "actions",
                                List.of("http_client.request", "funcs.call"),
                                "resources",
                                "*",
                                "effect",
                                "allow"),
                            "groups",
                            List.of("web")),
                        Map.of()))));
    Scope scope = policies.group(EntryId.parse("app:web")).orElseThrow();
    Context context = Context.EMPTY.withActor(new Actor("user:1", Map.of())).withScope(scope);
    var app = new Application(new Security(new Access(false), policies, Map.of()));
    assertThat(run(app, context, "local _, err = client.get(base) return err"))
        .asString()
        .contains("http_client.private_ip");
  }
}
