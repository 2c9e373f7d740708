package ai.wippy.runtime.http;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;

/**
 * Answers with what a function makes of a request.
 *
 * @param function its id
 * @param callee how it wants the request
 */
record Endpoint(Functions functions, EntryId function, Callee callee) implements Responder {
  private static final String JSON = "application/json";

  @Override
  public void answer(HttpExchange exchange) throws Exception {
    if (callee == Callee.BODY) {
      exchange.bufferBody();
    }
    try {
      Object[] args = callee == Callee.NOTHING ? new Object[0] : new Object[] {exchange};
      conclude(exchange, functions.serve(function, exchange.context(), JavaValues.INSTANCE, args));
    } catch (Failure failure) {
      exchange.checkBody();
      if (!exchange.withdraw()) {
        throw failure;
      }
      int status = callee == Callee.BODY ? failure.kind().httpStatus() : 500;
      PlainText.answer(exchange, status, failure.message());
    }
  }

  private static void conclude(HttpExchange exchange, Object result) {
    if (exchange.reply().touched()) {
      return;
    }
    if (result == JavaValues.NIL) {
      PlainText.answer(exchange, 500, "received nil result");
      return;
    }
    exchange.fields().put("content-type", JSON);
    if (result instanceof byte[] bytes) {
      exchange.entity(bytes);
    }
  }
}
