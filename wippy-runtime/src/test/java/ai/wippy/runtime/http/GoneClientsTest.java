package ai.wippy.runtime.http;

import static ai.wippy.runtime.http.GuestApp.app;
import static ai.wippy.runtime.http.GuestApp.assertAlive;
import static ai.wippy.runtime.http.GuestApp.spinUntil;
import static ai.wippy.runtime.http.GuestApp.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that go away, before the guest has answered or in the middle of it. */
@Timeout(60)
final class GoneClientsTest {
  private static final String GET = "GET /f HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String SIZED = "POST /f HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n%s";

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  @Test
  void aClientThatGoesAwayEndsTheGuestThatWritesToIt() throws Exception {
    try (var app =
        app(guest -> {
          try {
            guest.respond(200);
            while (true) {
              guest.write(new byte[10_000]);
            }
          } finally {
            ended.countDown();
          }
        })) {
      try (Socket socket = app.connect()) {
        socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
        socket.getInputStream().readNBytes(100_000);
      }
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
    }
  }

  @Test
  void aClientThatGoesAwayEndsTheGuestThatComputes() throws Exception {
    try (var app =
        app(guest -> {
          try {
            guest.respond(200);
            spinUntil(new CountDownLatch(1));
          } finally {
            ended.countDown();
          }
        })) {
      try (Socket socket = app.connect()) {
        socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
        until(socket.getInputStream(), "\r\n\r\n");
      }
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
    }
  }

  @Test
  void aClientThatIsGoneBeforeTheWholeIsSentHarmsNobody() throws Exception {
    try (var app =
        app(guest -> {
          guest.respond(200);
          guest.write(new byte[50_000]);
          JavaGuest.ok(guest.finish());
        })) {
      for (int i = 0; i < 20; i++) {
        try (Socket socket = app.connect()) {
          socket.setSoLinger(true, 0);
          socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
        }
      }
      assertAlive(app);
    }
  }

  @Test
  void aGuestLearnsThatItsClientIsGone() throws Exception {
    try (var app =
        app(guest -> {
          var out = guest.respond(200);
          guest.write("x");
          spinUntil(left);
          for (int i = 0; i < 1000; i++) {
            if (out.checkWrite() instanceof Result.Err<Long, StreamError>(StreamError error)) {
              assertThat(error).isInstanceOf(StreamError.LastOperationFailed.class);
              ended.countDown();
              return;
            }
            JavaGuest.ok(out.write(new byte[1000]));
            // As a guest whose code does not look at interruptions.
            Thread.interrupted();
            Thread.yield();
          }
        })) {
      try (Socket socket = app.connect()) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
        until(socket.getInputStream(), "x");
      }
      left.countDown();
      assertAlive(app);
    }
  }

  @Test
  void aClientThatGoesAwayInTheMiddleOfItsBody() throws Exception {
    try (var app =
        app(guest -> {
          var in = JavaGuest.ok(guest.body().stream());
          assertThat(JavaGuest.next(in)).isEqualTo("some");
          begun.countDown();
          try {
            assertThat(in.blockingRead(100))
                .matches(read ->
                    read instanceof Result.Err<byte[], StreamError>(var error)
                        && error instanceof StreamError.LastOperationFailed);
            assertThat(in.read(1)).isEqualTo(Result.err(new StreamError.Closed()));
          } finally {
            ended.countDown();
          }
        })) {
      try (Socket socket = app.connect()) {
        send(socket, SIZED.formatted(10, "some"));
        begun.await();
      }
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
    }
  }

  @Test
  void aClientThatGoesAwayBeforeItsBodyBegins() throws Exception {
    try (var app =
        app(guest -> {
          begun.countDown();
          var read = JavaGuest.ok(guest.body().stream()).blockingRead(1);
          if (read instanceof Result.Err) {
            ended.countDown();
          }
        })) {
      try (Socket socket = app.connect()) {
        send(socket, SIZED.formatted(10, ""));
        begun.await();
      }
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertAlive(app);
    }
  }
}
