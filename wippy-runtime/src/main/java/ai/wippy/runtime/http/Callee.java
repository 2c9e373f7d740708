package ai.wippy.runtime.http;

import ai.wippy.registry.Built;
import ai.wippy.registry.Entry;
import ai.wippy.runtime.wasi.http.server.IncomingRequests;

/** How a function wants the request that it answers. */
enum Callee {
  /** Not at all; what it returns is the answer. */
  NOTHING,
  /** As it arrives. */
  REQUEST,
  /** When its body has arrived, so that a slow client does not keep one of its workers. */
  BODY;

  static Callee of(Entry function) {
    return switch (function.kind()) {
      case "function.lua" -> REQUEST;
      case "function.wasm", "function.wat" -> ofGuest(function);
      default -> NOTHING;
    };
  }

  private static Callee ofGuest(Entry function) {
    if (function.built().getOrDefault(Built.FUNCTION, "").startsWith(IncomingRequests.HANDLER)) {
      return REQUEST;
    }
    return "wasi-http".equals(function.data().get("transport")) ? BODY : NOTHING;
  }
}
