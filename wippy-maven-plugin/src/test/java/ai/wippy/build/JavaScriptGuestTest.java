package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A guest in JavaScript that fetches. It has an engine in it, which is too large to check in: the
 * test is skipped where {@code js-fetch/build.sh} has not been run.
 */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class JavaScriptGuestTest {
  private static final Path GUEST =
      Path.of("../wippy-wit-codegen/src/test/resources/guests/js-fetch/fetch.wasm");

  private HttpServer server;
  private String url;
  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    assumeTrue(Files.exists(GUEST), "js-fetch/build.sh has not been run");
    Path base = target.resolve("project");
    Path definitions = Files.createDirectories(base.resolve("src/main/wippy"));
    Files.createDirectories(base.resolve("guests"));
    Files.copy(GUEST, base.resolve("guests/fetch.wasm"));
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(GUEST));
    var index = new StringBuilder();
    index.append(
        """
        version: "1.0"
        namespace: app
        entries:
          - { name: files, kind: fs.directory, directory: guests }
        """);
    for (String method : List.of("get", "upload", "all")) {
      index.append(
          """
            - name: %1$s
              kind: function.wasm
              fs: app:files
              path: fetch.wasm
              hash: sha256:%2$s
              method: %1$s
              imports: [wasi:io, wasi:poll, wasi:clocks, wasi:cli, wasi:filesystem, wasi:random, wasi:http]
              pool: { type: inline }
          """
              .formatted(method, HexFormat.of().formatHex(digest)));
    }
    Files.writeString(definitions.resolve("_index.yaml"), index);
    app = BuiltApp.start(BuiltApp.request(base, target));

    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes());
            String from = exchange.getRequestHeaders().getFirst("x-from");
            String text =
                "%s %s %s %s"
                    .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), from, body);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text.getBytes());
          }
        });
    server.start();
    url = "http://localhost:" + server.getAddress().getPort();
  }

  @AfterAll
  void stop() throws Exception {
    if (app != null) {
      server.stop(0);
      app.close();
    }
  }

  @Test
  void get() {
    assertThat(app.call("app:get", url + "/a?b")).isEqualTo("200 GET /a?b a guest ");
  }

  @Test
  void upload() {
    assertThat(app.call("app:upload", url + "/u", List.of("one, ", "two, ", "three")))
        .isEqualTo("200 POST /u null one, two, three");
  }

  @Test
  void manyAtOnce() {
    List<String> urls = IntStream.range(0, 50).mapToObj(i -> url + "/" + i).toList();
    assertThat(app.call("app:all", urls))
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "GET /" + i + " null ").toList());
  }
}
