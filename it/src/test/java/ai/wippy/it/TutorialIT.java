package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Components as functions, commands and servers, from one jar. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
final class TutorialIT {
  private final Project project = Project.named("tutorial");
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Process server;
  private int port;

  @BeforeAll
  void start() throws Exception {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server = project.start("run", "-o", "app:web:addr=127.0.0.1:" + port);
    for (int i = 0; !answers() && i < 600; i++) {
      assertThat(server.isAlive()).as(project.read("target/server.log")).isTrue();
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    server.destroy();
    boolean ended = server.waitFor(30, TimeUnit.SECONDS);
    server.destroyForcibly();
    assertThat(ended).as("a signal ends the server").isTrue();
  }

  private boolean answers() throws Exception {
    try {
      return get("/").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return client.send(
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  @Test
  void theJarHasWhatHttpNeeds() throws Exception {
    assertThat(project.packages()).contains("ai.wippy", "org.luaj", "org.eclipse", "org.slf4j");
  }

  @Test
  void aFunctionIsAnEndpoint() throws Exception {
    var answer = post("/api/greet", "text/plain", "Ann");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Ann");
    assertThat(post("/api/add", "application/json", "{\"a\":40,\"b\":2}").body()).isEqualTo("42");
    assertThat(post("/api/add", "application/json", "{\"a\":40}").statusCode()).isEqualTo(400);
  }

  @Test
  void luaAnswersWithTheHelpOfAComponent() throws Exception {
    assertThat(get("/api/numbers/30").body()).contains("\"fibonacci\":832040");
    assertThat(get("/api/numbers/x").statusCode()).isEqualTo(400);
  }

  @Test
  void aComponentIsAServer() throws Exception {
    String body = "0123456789".repeat(10_000);
    assertThat(post("/echo", "text/plain", body).body()).isEqualTo(body);
  }

  @Test
  void filesAndWhatIsNotThere() throws Exception {
    assertThat(get("/index.html").body()).contains("<title>Tutorial</title>");
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(post("/api/numbers/1", "text/plain", "x").statusCode()).isEqualTo(405);
  }

  @Test
  void aBrowserShowsWhatFunctionsAnswer(@TempDir Path profile) throws Exception {
    var browser = Browser.installed(profile);
    assertThat(browser.dom(request("/").build().uri()))
        .contains("<p id=\"answer\">Hello, browser!</p>");
  }

  @Test
  void theSameComponentIsACommand() throws Exception {
    assertThat(project.run("run", "list").output()).contains("fib  A number of Fibonacci");
    assertThat(project.run("run", "fib", "11").exitCode()).isEqualTo(89);
  }
}
