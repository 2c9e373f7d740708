package ai.wippy.runtime.wasi.sockets;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.sockets.Network.ErrorCode;
import java.io.IOException;

/**
 * What a guest asks for.
 *
 * @param <T> what it gets if it gets it
 */
@FunctionalInterface
interface Outcome<T> {
  T get() throws IOException, Refusal;

  /** An outcome without a value. */
  @FunctionalInterface
  interface Done {
    void run() throws IOException, Refusal;
  }

  /** What the guest sees. */
  static <T> Result<T, ErrorCode> of(Outcome<T> outcome) {
    try {
      return Result.ok(outcome.get());
    } catch (Refusal refusal) {
      return Result.err(refusal.code());
    } catch (IOException e) {
      return Result.err(SocketError.code(e));
    }
  }

  /** What the guest sees. */
  static Result<Unit, ErrorCode> done(Done action) {
    return of(() -> {
      action.run();
      return Unit.UNIT;
    });
  }
}
