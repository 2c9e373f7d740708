package ai.wippy.runtime.http;

/** Something that requests pass on their way to what answers them. Thread-safe. */
interface Middleware {
  /** What comes after it. */
  interface Next {
    /** Goes on. */
    void serve() throws Exception;
  }

  /** Lets a request pass, or answers it. */
  void serve(HttpExchange exchange, Next next) throws Exception;
}
