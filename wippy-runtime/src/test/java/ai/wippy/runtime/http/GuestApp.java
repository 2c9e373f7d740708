package ai.wippy.runtime.http;

import static ai.wippy.runtime.http.JavaGuest.answering;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.function.Deadline;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An application of one guest, which answers {@code /f}. */
final class GuestApp {
  private GuestApp() {}

  /** One that runs. */
  static ServedApp app(JavaGuest.Code code) {
    return served(answering(code)).start();
  }

  /** One that can be changed, and does not run yet. */
  static ServedApp served(ServedApp.Code code) {
    return new ServedApp()
        .router("api", Map.of())
        .endpoint("api", "POST", "/f", code)
        .endpoint("api", "GET", "/f", code)
        .endpoint("api", "GET", "/alive", (_, _) -> "yes".getBytes(ISO_8859_1));
  }

  static void assertAlive(ServedApp app) throws Exception {
    assertThat(app.get("/alive").body()).isEqualTo("yes");
  }

  /** A function {@code f} with a deadline. */
  static ServedApp.Code within(Duration time, ServedApp.Code code) {
    return (exchange, context) ->
        new Deadline("f", time, "limits.max_execution_ms")
            .run(() -> {
              try {
                return code.call(exchange, context);
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  /** Reads until a text has come. */
  static String until(InputStream in, String text) throws IOException {
    var seen = new StringBuilder();
    while (seen.indexOf(text) < 0) {
      int next = in.read();
      assertThat(next).as(seen.toString()).isNotNegative();
      seen.append((char) next);
    }
    return seen.toString();
  }

  /** Computes, as guests do that neither wait nor flush. */
  static void spinUntil(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      if (Thread.currentThread().isInterrupted()) {
        throw new Trap(Kind.CANCELED, "interrupted");
      }
      Thread.yield();
    }
  }
}
