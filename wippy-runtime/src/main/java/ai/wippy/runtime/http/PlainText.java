package ai.wippy.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers that the server itself gives, as the original words them. */
final class PlainText {
  private PlainText() {}

  /** An error; replaces what has been prepared so far. */
  static void answer(HttpExchange exchange, int status, String message) {
    exchange.restart();
    exchange.fields().put("content-type", "text/plain; charset=utf-8");
    exchange.fields().put("x-content-type-options", "nosniff");
    exchange.finalStatus(status);
    exchange.entity((message + "\n").getBytes(UTF_8));
  }
}
