package ai.wippy.runtime.http;

/** Answers requests. Thread-safe. */
interface Responder {
  /**
   * Answers a request.
   *
   * @throws Exception if it cannot: the client learns of it as {@link Dispatcher} says
   */
  void answer(HttpExchange exchange) throws Exception;
}
