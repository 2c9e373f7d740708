package ai.wippy.runtime.wasi.http.client;

import static ai.wippy.runtime.wasi.http.client.HttpGuest.await;
import static ai.wippy.runtime.wasi.http.client.HttpGuest.error;
import static ai.wippy.runtime.wasi.http.client.HttpGuest.ok;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Decision;
import ai.wippy.runtime.security.NetworkAccess;
import ai.wippy.runtime.security.Policy;
import ai.wippy.runtime.security.Scope;
import ai.wippy.runtime.wasi.http.HttpLimits;
import ai.wippy.runtime.wasi.http.RequestTimeouts;
import ai.wippy.runtime.wasi.http.Types.ErrorCode;
import ai.wippy.runtime.wasi.http.Types.Method;
import ai.wippy.runtime.wasi.http.Types.OutgoingRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that end badly, and what the guest is told. */
@Timeout(30)
class ClientFailuresTest {
  private static final long MILLI = 1_000_000;

  private final HttpGuest guest = new HttpGuest();

  @AfterEach
  void end() {
    guest.close();
  }

  /** Answers each request with a text and hangs up. */
  private static RawServer answering(String text) throws IOException {
    return new RawServer(peer -> {
      peer.head();
      peer.send(text.replace("|", "\r\n"));
    });
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (var server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    assertThat(guest.failure(guest.get("127.0.0.1:" + port, "/")))
        .isEqualTo(new ErrorCode.ConnectionRefused());
  }

  @Test
  void theNameDoesNotExist() {
    assertThat(guest.failure(guest.get("does-not-exist.invalid", "/")))
        .isInstanceOfSatisfying(
            ErrorCode.DnsError.class, error -> assertThat(error.value().rcode()).isPresent());
  }

  @Test
  void theServerHangsUpBeforeItAnswers() throws Exception {
    try (var server = answering("")) {
      assertThat(guest.failure(guest.get(server.authority(), "/")))
          .isEqualTo(new ErrorCode.ConnectionTerminated());
    }
  }

  @Test
  void theServerResetsTheConnection() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.socket().setSoLinger(true, 0);
        })) {
      assertThat(guest.failure(guest.get(server.authority(), "/")))
          .isEqualTo(new ErrorCode.ConnectionTerminated());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK|Content-Length: 10||hello",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello|",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello|zz|",
      })
  void theServerHangsUpInTheBody(String answer) throws Exception {
    try (var server = answering(answer)) {
      var body = ok(guest.send(guest.get(server.authority(), "/")).consume());
      var in = ok(body.stream());
      assertThat(ok(in.blockingRead(100))).asString(ISO_8859_1).isEqualTo("hello");
      assertThat(guest.readFailure(in)).isEqualTo(new ErrorCode.HttpResponseIncomplete());
      in.close();
      assertThat(guest.trailers(body))
          .isEqualTo(Result.err(new ErrorCode.HttpResponseIncomplete()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this is not HTTP||",
        "HTTP/1.1 999999 X||",
        "HTTP/1.1 200 OK|Content-Length: 1x||",
        "HTTP/1.1 200 OK|no colon||",
      })
  void theAnswerIsNotHttp(String answer) throws Exception {
    try (var server = answering(answer)) {
      assertThat(guest.failure(guest.get(server.authority(), "/")))
          .isEqualTo(new ErrorCode.HttpProtocolError());
    }
  }

  @Test
  void theFieldsAreTooLarge() throws Exception {
    try (var server = answering("HTTP/1.1 200 OK|X: " + "x".repeat(100_000) + "||")) {
      assertThat(guest.failure(guest.get(server.authority(), "/")))
          .isEqualTo(new ErrorCode.HttpResponseHeaderSectionSize(Optional.empty()));
    }
  }

  @Test
  void theServerDoesNotAnswerInTime() throws Exception {
    try (var server = new RawServer(peer -> peer.awaitEnd())) {
      var options = guest.http.newRequestOptions();
      ok(options.setFirstByteTimeout(Optional.of(50 * MILLI)));
      var future = guest.handle(guest.get(server.authority(), "/"), options);

      assertThat(error(await(future))).isEqualTo(new ErrorCode.ConnectionReadTimeout());
      server.awaitScript();
    }
  }

  @Test
  void theTimeForTheFirstByteBeginsWhenTheRequestIsSent() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.text(4);
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        })) {
      var options = guest.http.newRequestOptions();
      ok(options.setFirstByteTimeout(Optional.of(1000 * MILLI)));
      var request =
          guest.request(new Method.Post(), server.authority(), "/", "content-length", "4");
      var body = ok(request.body());
      var future = guest.handle(request, options);
      Thread.sleep(1200);
      ok(guest.write(body, "body", Optional.empty()));
      ok(await(future));
    }
  }

  @Test
  void theBodyPausesTooLong() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
          peer.awaitEnd();
        })) {
      var options = guest.http.newRequestOptions();
      ok(options.setBetweenBytesTimeout(Optional.of(50 * MILLI)));
      var future = guest.handle(guest.get(server.authority(), "/"), options);
      var in = ok(ok(ok(await(future)).consume()).stream());

      assertThat(ok(in.blockingRead(10))).hasSize(5);
      // Nobody waits, so nobody waits too long.
      Thread.sleep(100);
      assertThat(ok(in.read(10))).isEmpty();
      assertThat(guest.readFailure(in)).isEqualTo(new ErrorCode.ConnectionReadTimeout());
      server.awaitScript();
    }
  }

  @Test
  void aBodyThatIsSlowButNotTooSlow() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          for (int i = 0; i < 10; i++) {
            peer.send("1\r\n" + i + "\r\n");
            Thread.sleep(120);
          }
          peer.send("0\r\n\r\n");
        })) {
      var options = guest.http.newRequestOptions();
      ok(options.setBetweenBytesTimeout(Optional.of(1000 * MILLI)));
      var future = guest.handle(guest.get(server.authority(), "/"), options);
      assertThat(guest.content(ok(await(future))).text()).isEqualTo("0123456789");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thereIsNoConnectionInTime(boolean safe) {
    var options = guest.http.newRequestOptions();
    ok(options.setConnectTimeout(Optional.of(50 * MILLI)));
    // An address of documentation: no route, or nobody who answers.
    Method method = safe ? new Method.Get() : new Method.Post();
    var future = guest.handle(guest.request(method, "192.0.2.77:9", "/"), options);

    assertThat(error(await(future)))
        .isIn(new ErrorCode.ConnectionTimeout(), new ErrorCode.DestinationIpUnroutable());
  }

  @Test
  void aConnectionThatTheServerClosesWhileItIsIdleIsNotTheGuestsProblem() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
          // The next request on this connection gets no answer.
          peer.head();
        })) {
      for (int i = 0; i < 20; i++) {
        guest.content(guest.send(guest.get(server.authority(), "/")));
        guest.content(guest.send(guest.request(new Method.Post(), server.authority(), "/")));
      }
    }
  }

  @Test
  void theServerDoesNotReadTheBodyInTime() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.head();
          Thread.sleep(5_000);
        })) {
      var options = guest.http.newRequestOptions();
      ok(options.setBetweenBytesTimeout(Optional.of(200 * MILLI)));
      var request = guest.request(new Method.Post(), server.authority(), "/");
      var body = ok(request.body());
      var future = guest.handle(request, options);
      var out = ok(body.write());
      while (out.checkWrite() instanceof Result.Ok<Long, ?>(Long allowed)) {
        if (allowed == 0) {
          out.subscribe().block();
        } else {
          out.write(new byte[(int) (long) allowed]);
        }
      }

      assertThat(error(await(future))).isEqualTo(new ErrorCode.ConnectionWriteTimeout());
    }
  }

  @Test
  void theServerAnswersAndHangsUpBeforeItHasReadTheBody() throws Exception {
    try (var server = answering("HTTP/1.1 413 Too Large|Content-Length: 2||no")) {
      var request = guest.request(new Method.Post(), server.authority(), "/");
      var body = ok(request.body());
      var future = guest.handle(request);
      var response = ok(await(future));
      assertThat(response.status()).isEqualTo(413);
      var out = ok(body.write());
      for (int i = 0; i < 1000 && out.checkWrite() instanceof Result.Ok<Long, ?>(Long n); i++) {
        out.write(new byte[(int) Math.min(n, 1000)]);
        Thread.sleep(1);
      }
      assertThat(out.checkWrite()).isInstanceOf(Result.Err.class);
      out.close();
      ok(guest.http.outgoingBodyFinish(body, Optional.empty()));
    }
  }

  /** A server whose connections stay open until the client hangs up. */
  private static RawServer endless(CountDownLatch hungUp) throws IOException {
    return new RawServer(peer -> {
      peer.head();
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nsome");
      peer.awaitEnd();
      hungUp.countDown();
    });
  }

  @Test
  void whatTheGuestDropsIsHungUp() throws Exception {
    var hungUp = new CountDownLatch(4);
    try (var server = endless(hungUp)) {
      var response = guest.handle(guest.get(server.authority(), "/"));
      response.subscribe().block();
      response.close();

      guest.send(guest.get(server.authority(), "/")).close();

      ok(guest.send(guest.get(server.authority(), "/")).consume()).close();

      var body = ok(guest.send(guest.get(server.authority(), "/")).consume());
      ok(body.stream()).close();
      guest.http.incomingBodyFinish(body).close();
      hungUp.await();
    }
  }

  @Test
  void whatTheGuestLeavesOpenIsHungUpWithTheInstance() throws Exception {
    var hungUp = new CountDownLatch(2);
    try (var server = endless(hungUp)) {
      guest.send(guest.get(server.authority(), "/"));
      guest.handle(guest.get(server.authority(), "/"));
      Thread.sleep(50);
      guest.http.close();
      hungUp.await();
    }
  }

  @Test
  void thereAreNoMoreExchangesThanTheLimit() throws Exception {
    var patience = Duration.ofSeconds(10);
    var limits = new HttpLimits(2, new RequestTimeouts(patience, patience, patience));
    try (var server = endless(new CountDownLatch(1));
        var small = new HttpGuest(HttpGuest.ANYBODY, limits, JettySettings.DEFAULT)) {
      var first = small.send(small.get(server.authority(), "/"));
      small.send(small.get(server.authority(), "/"));
      assertThat(small.http.handle(small.get(server.authority(), "/"), Optional.empty()))
          .isEqualTo(Result.err(new ErrorCode.ConnectionLimitReached()));

      first.close();
      Result<?, ErrorCode> next = Result.err(new ErrorCode.ConnectionLimitReached());
      while (next instanceof Result.Err) {
        next = small.http.handle(small.get(server.authority(), "/"), Optional.empty());
      }
    }
  }

  private static HttpGuest allowed(String... pairs) {
    var policies = new ArrayList<Policy>();
    for (int i = 0; i < pairs.length; i += 2) {
      policies.add(
          new Policy(
              EntryId.parse("app:p" + i),
              Decision.ALLOW,
              List.of(pairs[i]),
              List.of(pairs[i + 1])));
    }
    var context =
        Context.EMPTY.withActor(new Actor("guest", Map.of())).withScope(new Scope(policies));
    return new HttpGuest(
        new NetworkAccess(new Access(true), context), HttpLimits.DEFAULT, JettySettings.DEFAULT);
  }

  @Test
  void aRequestNeedsItsUrlAndForThisHostThePrivateAddress() throws Exception {
    try (var server = answering("HTTP/1.1 200 OK|Content-Length: 0||")) {
      String url = "http://%s/allowed".formatted(server.authority());
      OutgoingRequest[] requests =
          Stream.of("/allowed", "/other")
              .map(path -> guest.get(server.authority(), path))
              .toArray(OutgoingRequest[]::new);
      try (var nothing = allowed()) {
        assertThat(nothing.http.handle(requests[0], Optional.empty()))
            .isEqualTo(Result.err(new ErrorCode.HttpRequestDenied()));
      }
      try (var request = allowed("http_client.request", url)) {
        assertThat(request.failure(request.get(server.authority(), "/allowed")))
            .isEqualTo(new ErrorCode.DestinationIpProhibited());
      }
      try (var both = allowed("http_client.request", url, "http_client.private_ip", "127.*")) {
        both.send(both.get(server.authority(), "/allowed"));
        assertThat(both.http.handle(requests[1], Optional.empty()))
            .isEqualTo(Result.err(new ErrorCode.HttpRequestDenied()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"http, localhost:%d", "https, localhost:%d"})
  void tlsAndPlainTextDoNotMix(String scheme, String authority) throws Exception {
    try (var server = answering("HTTP/1.1 200 OK|Content-Length: 0||")) {
      var request = guest.get(authority.formatted(server.port()), "/");
      if (scheme.equals("https")) {
        ok(request.setScheme(Optional.empty()));
        try (var plain = new RawServer(peer -> peer.send("HTTP/1.1 400 Bad\r\n\r\n"))) {
          ok(request.setAuthority(Optional.of("localhost:" + plain.port())));
          assertThat(guest.failure(request)).isInstanceOf(ErrorCode.TlsProtocolError.class);
        }
      } else {
        guest.send(request);
      }
    }
  }
}
