package ai.wippy.runtime.wasi.http.client;

import static ai.wippy.runtime.wasi.http.client.HttpGuest.ok;
import static ai.wippy.runtime.wasi.http.client.HttpGuest.pairs;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in, on the wire and as the guest sees it. */
@Timeout(30)
class ResponsesTest {
  private final HttpGuest guest = new HttpGuest();

  @AfterEach
  void end() {
    guest.close();
  }

  @Test
  void aResponseAsItArrives() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send(
              """
              HTTP/1.1 418 Short and stout
              X-One: 1
              x-two: 2
              X-One: \u00e4
              Connection: keep-alive
              Keep-Alive: timeout=5
              Content-Encoding: gzip
              Set-Cookie: a=b
              Content-Length: 5

              hello\
              """
                  .replace("\n", "\r\n"));
          peer.awaitEnd();
        })) {
      var response = guest.send(guest.get(server.authority(), "/"));

      assertThat(response.status()).isEqualTo(418);
      assertThat(pairs(response.headers()))
          .containsExactly(
              new Tuple2<>("X-One", "1"),
              new Tuple2<>("x-two", "2"),
              new Tuple2<>("X-One", "\u00e4"),
              new Tuple2<>("Content-Encoding", "gzip"),
              new Tuple2<>("Set-Cookie", "a=b"),
              new Tuple2<>("Content-Length", "5"));
      assertThat(response.headers().get("x-ONE")).hasSize(2);
      var content = guest.content(response);
      assertThat(content.text()).isEqualTo("hello");
      assertThat(content.trailers()).isEmpty();
      assertThat(response.consume()).isEqualTo(Result.err(Unit.UNIT));
    }
  }

  @Test
  void chunksAndTrailers() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          for (String chunk : List.of("5\r\nhello\r\n", "1\r\n \r\n", "5\r\nworld\r\n")) {
            peer.send(chunk);
            Thread.sleep(5);
          }
          peer.send("0\r\nX-Sum: 11\r\nx-more: yes\r\n\r\n");
          peer.awaitEnd();
        })) {
      var response = guest.send(guest.get(server.authority(), "/"));

      assertThat(response.headers().has("transfer-encoding")).isFalse();
      var content = guest.content(response);
      assertThat(content.text()).isEqualTo("hello world");
      assertThat(content.trailers())
          .contains(List.of(new Tuple2<>("X-Sum", "11"), new Tuple2<>("x-more", "yes")));
    }
  }

  @Test
  void trailersOfABodyThatIsNotRead() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          for (int i = 0; i < 1000; i++) {
            peer.send("1000\r\n" + "x".repeat(0x1000) + "\r\n");
          }
          peer.send("0\r\nX-Last: 1\r\n\r\n");
          peer.awaitEnd();
        })) {
      var response = guest.send(guest.get(server.authority(), "/"));
      var body = ok(response.consume());
      var in = ok(body.stream());
      in.subscribe().block();
      assertThat(ok(in.read(3))).asString(ISO_8859_1).isEqualTo("xxx");
      in.subscribe().ready();
      in.close();

      assertThat(guest.trailers(body))
          .isEqualTo(Result.ok(Optional.of(List.of(new Tuple2<>("X-Last", "1")))));
    }
  }

  @Test
  void aBodyThatTheConnectionEnds() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.0 200 OK\r\n\r\nuntil the end");
        })) {
      var content = guest.content(guest.send(guest.get(server.authority(), "/")));
      assertThat(content.text()).isEqualTo("until the end");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308, 401, 407, 500})
  void noStatusIsFollowed(int status) throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send(
              """
              HTTP/1.1 %d Whatever
              Location: http://localhost:1/
              WWW-Authenticate: Basic realm="x"
              Content-Length: 4

              body\
              """
                  .formatted(status)
                  .replace("\n", "\r\n"));
          peer.awaitEnd();
        })) {
      var response = guest.send(guest.get(server.authority(), "/"));
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.headers().has("location")).isTrue();
      assertThat(guest.content(response).text()).isEqualTo("body");
    }
  }

  @Test
  void whatComesBeforeTheResponseIsNotTheResponse() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
          peer.send("HTTP/1.1 102 Processing\r\n\r\n");
          peer.send("HTTP/1.1 199 Odd\r\n\r\n");
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
          peer.awaitEnd();
        })) {
      var response = guest.send(guest.get(server.authority(), "/"));
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.headers().has("link")).isFalse();
      assertThat(guest.content(response).text()).isEqualTo("ok");
    }
  }

  @Test
  void nobodyHasAskedForAnotherProtocol() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
          peer.awaitEnd();
        })) {
      assertThat(guest.failure(guest.get(server.authority(), "/")))
          .isEqualTo(new ErrorCode.HttpUpgradeFailed());
      server.awaitScript();
    }
  }

  @ParameterizedTest
  @CsvSource({"HEAD, 200", "GET, 204", "GET, 304"})
  void responsesWithoutABodyWhateverTheirFieldsSay(String method, int status) throws Exception {
    try (var server =
        new RawServer(peer -> {
          for (int i = 0; i < 2; i++) {
            peer.head();
            peer.send("HTTP/1.1 %d X\r\nContent-Length: 7\r\n\r\n".formatted(status));
          }
        })) {
      for (int i = 0; i < 2; i++) {
        var response =
            guest.send(
                guest.request(
                    method.equals("HEAD") ? new Method.Head() : new Method.Get(),
                    server.authority(),
                    "/"));
        assertThat(response.status()).isEqualTo(status);
        assertThat(guest.content(response).bytes()).isEmpty();
      }
    }
  }
}
