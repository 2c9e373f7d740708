package ai.wippy.runtime.wasi.http.client;

import static ai.wippy.runtime.wasi.http.client.HttpGuest.await;
import static ai.wippy.runtime.wasi.http.client.HttpGuest.error;
import static ai.wippy.runtime.wasi.http.client.HttpGuest.ok;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Method;
import ai.wippy.runtime.wasi.http.Types.Scheme;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out, on the wire and as the guest sees it. */
@Timeout(30)
class ClientTest {
  private final HttpGuest guest = new HttpGuest();

  @AfterEach
  void end() {
    guest.close();
  }

  @Test
  void aRequestSaysWhatTheGuestSaysAndNoMore() throws Exception {
    var head = new AtomicReference<String>();
    try (var server =
        new RawServer(peer -> {
          head.set(peer.head());
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
          peer.awaitEnd();
        })) {
      guest.send(
          guest.get(
              server.authority(),
              "/a/b%20c?d=e&f",
              "x-Custom",
              "one",
              "X-CUSTOM",
              "two",
              "accept",
              "text/plain",
              "bytes",
              "\u00e4\t\u00ff"));

      assertThat(head.get())
          .isEqualTo(
              """
              GET /a/b%20c?d=e&f HTTP/1.1
              x-Custom: one
              X-CUSTOM: two
              accept: text/plain
              bytes: \u00e4\t\u00ff
              Host: localhost:PORT

              """
                  .replace("PORT", "" + server.port())
                  .replace("\n", "\r\n"));
    }
  }

  @Test
  void aBodyGoesOutInChunksWithTrailers() throws Exception {
    var seen = new AtomicReference<String>();
    try (var server =
        new RawServer(peer -> {
          String head = peer.head();
          var body = new StringBuilder();
          while (!body.toString().endsWith("\r\n\r\n")) {
            body.append(peer.text(1));
          }
          seen.set(head + body);
          peer.send("HTTP/1.1 204 No Content\r\n\r\n");
          peer.awaitEnd();
        })) {
      var request = guest.request(new Method.Post(), server.authority(), "/");
      var body = ok(request.body());
      assertThat(request.body()).isEqualTo(Result.err(Unit.UNIT));
      var future = guest.handle(request);
      var out = ok(body.write());
      assertThat(body.write()).isEqualTo(Result.err(Unit.UNIT));
      ok(out.checkWrite());
      ok(out.write("hello".getBytes(ISO_8859_1)));
      ok(out.flush());
      out.close();
      ok(guest.http.outgoingBodyFinish(body, Optional.of(guest.fields("X-Sum", "5"))));

      var response = ok(await(future));
      assertThat(response.status()).isEqualTo(204);
      assertThat(guest.content(response).bytes()).isEmpty();
      assertThat(seen.get())
          .startsWith("POST / HTTP/1.1\r\n")
          .contains("Transfer-Encoding: chunked\r\n")
          .endsWith("5\r\nhello\r\n0\r\nX-Sum: 5\r\n\r\n");
    }
  }

  @Test
  void aBodyOfADeclaredSize() throws Exception {
    var seen = new AtomicReference<String>();
    try (var server = echo(seen, 10)) {
      var request =
          guest.request(new Method.Put(), server.authority(), "/", "Content-Length", "10");
      var body = ok(request.body());
      ok(guest.write(body, "0123456789", Optional.empty()));
      var response = guest.send(request);

      assertThat(guest.content(response).text()).isEqualTo("0123456789");
      assertThat(seen.get()).contains("Content-Length: 10\r\n").doesNotContain("chunked");
    }
  }

  private static RawServer echo(AtomicReference<String> head, int size) throws Exception {
    return new RawServer(peer -> {
      head.set(peer.head());
      String body = peer.text(size);
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(size, body));
      peer.awaitEnd();
    });
  }

  @Test
  void noBodyAndAnEmptyBodyAreTheSame() throws Exception {
    var seen = new AtomicReference<String>();
    try (var server = echo(seen, 0)) {
      guest.send(guest.request(new Method.Post(), server.authority(), "/"));
      assertThat(seen.get()).contains("Content-Length: 0\r\n");

      var request = guest.get(server.authority(), "/");
      ok(guest.http.outgoingBodyFinish(ok(request.body()), Optional.empty()));
      guest.send(request);
      assertThat(seen.get()).doesNotContain("chunked").doesNotContain("Content-Length");
    }
  }

  @Test
  void aBodyThatIsNotOfItsDeclaredSize() throws Exception {
    try (var server = new RawServer(peer -> peer.awaitEnd())) {
      var request =
          guest.request(new Method.Put(), server.authority(), "/", "Content-Length", "10");
      var body = ok(request.body());
      var future = guest.handle(request);
      assertThat(guest.write(body, "012345678", Optional.empty()))
          .isEqualTo(Result.err(new ErrorCode.HttpRequestBodySize(Optional.of(9L))));
      assertThat(error(await(future))).isInstanceOf(ErrorCode.InternalError.class);

      var longer = guest.request(new Method.Put(), server.authority(), "/", "Content-Length", "3");
      var longBody = ok(longer.body());
      var longFuture = guest.handle(longer);
      var out = ok(longBody.write());
      ok(out.checkWrite());
      var failure = out.write("0123".getBytes(ISO_8859_1));
      assertThat(guest.code(error(failure)))
          .isEqualTo(new ErrorCode.HttpRequestBodySize(Optional.of(4L)));
      assertThat(out.checkWrite()).isEqualTo(Result.err(new StreamError.Closed()));
      assertThat(error(await(longFuture))).isInstanceOf(ErrorCode.InternalError.class);

      var none = guest.request(new Method.Put(), server.authority(), "/", "Content-Length", "3");
      assertThat(guest.http.handle(none, Optional.empty()))
          .isEqualTo(Result.err(new ErrorCode.HttpRequestBodySize(Optional.of(0L))));
      var nonsense =
          guest.request(new Method.Put(), server.authority(), "/", "Content-Length", "3x");
      assertThat(nonsense.body()).isEqualTo(Result.err(Unit.UNIT));
    }
  }

  @Test
  void aBodyThatIsDroppedEndsTheRequest() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.awaitEnd();
        })) {
      var request = guest.request(new Method.Post(), server.authority(), "/");
      var body = ok(request.body());
      var future = guest.handle(request);
      var out = ok(body.write());
      HttpGuest.write(out, new byte[10]);
      out.close();
      body.close();

      assertThat(error(await(future))).isInstanceOf(ErrorCode.InternalError.class);
      server.awaitScript();
    }
  }

  @Test
  void streamsAreDroppedBeforeTheirBodyIsFinished() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
          peer.awaitEnd();
        })) {
      var request = guest.request(new Method.Post(), server.authority(), "/");
      var body = ok(request.body());
      ok(body.write());
      assertThatExceptionOfType(Trap.class)
          .isThrownBy(() -> guest.http.outgoingBodyFinish(body, Optional.empty()))
          .withMessageContaining("stream");

      var incoming = ok(guest.send(guest.get(server.authority(), "/")).consume());
      ok(incoming.stream());
      assertThat(incoming.stream()).isEqualTo(Result.err(Unit.UNIT));
      assertThatExceptionOfType(Trap.class)
          .isThrownBy(() -> guest.http.incomingBodyFinish(incoming))
          .withMessageContaining("stream");
    }
  }

  @Test
  void aBodyThatWaitsForTheServersConsent() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          Thread.sleep(20);
          assertThat(peer.in().available()).isZero();
          peer.send("HTTP/1.1 100 Continue\r\n\r\n");
          String body = peer.text(4);
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n" + body);
          peer.awaitEnd();
        })) {
      var request =
          guest.request(
              new Method.Post(),
              server.authority(),
              "/",
              "Expect",
              "100-continue",
              "Content-Length",
              "4");
      ok(guest.write(ok(request.body()), "body", Optional.empty()));
      assertThat(guest.content(guest.send(request)).text()).isEqualTo("body");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', GET / HTTP/1.1",
    "?q, GET /?q HTTP/1.1",
    "//double/, GET //double/ HTTP/1.1",
    "/a?b=//c?d, GET /a?b=//c?d HTTP/1.1",
    "/a:b@c;d=%2f%zz, GET /a:b@c;d=%2f%zz HTTP/1.1",
    "/../x/./y, GET /../x/./y HTTP/1.1",
    "/{json}|x?[a]^`, GET /{json}|x?[a]^` HTTP/1.1",
  })
  void pathsGoOutAsTheyAre(String path, String line) throws Exception {
    var head = new AtomicReference<String>();
    try (var server = echo(head, 0)) {
      var request = guest.get(server.authority(), "/");
      if (request.setPathWithQuery(Optional.of(path)) instanceof Result.Ok) {
        guest.send(request);
        assertThat(head.get()).startsWith(line + "\r\n");
      } else {
        assertThat(path).contains("{");
      }
    }
  }

  @Test
  void methodsOfAllKinds() throws Exception {
    var head = new AtomicReference<String>();
    try (var server = echo(head, 0)) {
      for (Method method :
          List.of(
              new Method.Delete(),
              new Method.Options(),
              new Method.Trace(),
              new Method.Patch(),
              new Method.Other("PROPFIND"))) {
        guest.send(guest.request(method, server.authority(), "/"));
        String word =
            method instanceof Method.Other(String text)
                ? text
                : method.getClass().getSimpleName().toUpperCase();
        assertThat(head.get()).startsWith(word + " / HTTP/1.1\r\n");
      }
      guest.send(guest.request(new Method.Options(), server.authority(), "*"));
      assertThat(head.get()).startsWith("OPTIONS * HTTP/1.1\r\n");
    }
  }

  @Test
  void requestsThatCannotBeSent() {
    var connect = guest.request(new Method.Connect(), "localhost:1", "/");
    assertThat(guest.http.handle(connect, Optional.empty()))
        .isEqualTo(Result.err(new ErrorCode.HttpRequestMethodInvalid()));
    var small = guest.request(new Method.Other("get"), "localhost:1", "/");
    assertThat(guest.http.handle(small, Optional.empty()))
        .isEqualTo(Result.err(new ErrorCode.HttpRequestMethodInvalid()));
    var noAuthority = guest.http.newOutgoingRequest(guest.fields());
    assertThat(guest.http.handle(noAuthority, Optional.empty()))
        .isEqualTo(Result.err(new ErrorCode.HttpRequestUriInvalid()));
    var otherScheme = guest.get("localhost:1", "/");
    ok(otherScheme.setScheme(Optional.of(new Scheme.Other("ws"))));
    assertThat(guest.http.handle(otherScheme, Optional.empty()))
        .isEqualTo(Result.err(new ErrorCode.HttpProtocolError()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LocalHost"})
  void hosts(String host) throws Exception {
    var head = new AtomicReference<String>();
    try (var server = echo(head, 0)) {
      guest.send(guest.get(host + ":" + server.port(), "/"));
      assertThat(head.get()).containsIgnoringCase("Host: %s:%d".formatted(host, server.port()));
    }
  }

  @Test
  void aConnectionIsUsedAgain() throws Exception {
    try (var server =
        new RawServer(peer -> {
          for (int i = 0; i < 3; i++) {
            peer.head();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + i);
          }
        })) {
      for (int i = 0; i < 3; i++) {
        var response = guest.send(guest.get(server.authority(), "/"));
        assertThat(guest.content(response).text()).isEqualTo("" + i);
      }
      server.awaitScript();
    }
  }
}
