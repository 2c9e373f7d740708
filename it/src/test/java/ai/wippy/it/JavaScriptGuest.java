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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** A server in JavaScript; runs in the profile {@code javascript}, see javascript/README.md. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
final class JavaScriptGuest {
  private final Project project =
      new Project(Path.of("target/javascript/javascript").toAbsolutePath());
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
      return get("/hello").statusCode() == 200;
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

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  @Test
  void requestsAndResponsesAreThoseOfTheWeb() throws Exception {
    var answer = get("/hello?name=Ann");
    assertThat(answer.body()).isEqualTo("Hello, Ann!");
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
    assertThat(answer.headers().firstValue("x-method")).hasValue("GET");
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(post("/sum", "[1,2,39]").body()).isEqualTo("{\"sum\":42}");
  }

  @Test
  void bodiesStreamThrough() throws Exception {
    String body = "shout this ".repeat(20_000);
    assertThat(post("/upper", body).body()).isEqualTo("SHOUT THIS ".repeat(20_000));
  }

  @Test
  void eventsComeOneByOne() throws Exception {
    var answer = client.send(request("/count").build(), BodyHandlers.ofInputStream());
    try (var in = answer.body()) {
      assertThat(new String(in.readNBytes(9))).isEqualTo("data: 1\n\n");
      assertThat(in.readAllBytes()).hasSize(18);
    }
  }

  @Test
  void whatItThrowsIsAnError() throws Exception {
    assertThat(get("/fail").statusCode()).isEqualTo(500);
    assertThat(project.read("target/server.log")).contains("failed on purpose");
  }

  @Test
  void eachRequestHasAnEngineOfItsOwn() throws Exception {
    var answers =
        IntStream.range(0, 20)
            .mapToObj(
                i -> client.sendAsync(request("/hello?name=" + i).build(), BodyHandlers.ofString()))
            .toList();
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).get().body()).isEqualTo("Hello, %d!", i);
    }
  }
}
