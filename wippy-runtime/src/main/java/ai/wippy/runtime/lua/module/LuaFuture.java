package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.channel.Channel;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.Outcome;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The result of a call that goes on in a thread of its own. It goes on when nobody waits for it any
 * more, and when the state ends.
 */
final class LuaFuture {
  private static final ObjectType<LuaFuture> TYPE =
      new ObjectType<>("future", LuaFuture.class)
          .method("response", (self, _) -> self.channel)
          .method("channel", (self, _) -> self.channel)
          .method("is_complete", (self, _) -> LuaValue.valueOf(self.outcome.isDone()))
          .method("is_canceled", (self, _) -> LuaValue.valueOf(self.isCanceled()))
          .method("result", (self, _) -> self.result())
          .method("error", (self, _) -> self.error())
          .method("cancel", (self, _) -> self.cancel());

  private final LuaState state;
  private final Channel inlet;
  private final LuaValue channel;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private LuaFuture(LuaState state) {
    this.state = state;
    inlet = state.channels().inlet(_ -> {});
    channel = LuaChannel.of(state, inlet, this::delivered);
  }

  /**
   * Starts a call.
   *
   * @param call gives a value as in {@link ai.wippy.runtime.payload.JavaValues}, or fails
   */
  static LuaValue start(LuaState state, Supplier<Object> call) {
    var future = new LuaFuture(state);
    Thread.ofVirtual().name("lua-async").start(() -> future.run(call));
    return TYPE.of(future);
  }

  private void run(Supplier<Object> call) {
    try {
      end(new Outcome.Value(call.get()));
    } catch (Failure failure) {
      end(new Outcome.Failed(failure));
    } catch (RuntimeException | Error defect) {
      System.getLogger(LuaFuture.class.getName())
          .log(Level.ERROR, "an asynchronous call broke the runtime", defect);
      end(new Outcome.Failed(new Failure(Kind.INTERNAL, String.valueOf(defect), defect)));
    }
  }

  private void end(Outcome ended) {
    if (outcome.complete(ended)) {
      inlet.feed(ended);
      inlet.close();
    }
  }

  /** A payload, or an error. */
  private LuaValue delivered(Object received) {
    return switch ((Outcome) received) {
      case Outcome.Value(Object value) -> Received.payload(state, value);
      case Outcome.Failed(Failure failure) -> Received.error(state, failure);
    };
  }

  private boolean isCanceled() {
    return outcome.getNow(new Outcome.Value(this)) instanceof Outcome.Failed(Failure failure)
        && failure.kind() == Kind.CANCELED;
  }

  private Varargs result() {
    if (!outcome.isDone()) {
      return LuaValue.varargsOf(LuaValue.NIL, LuaValue.NIL);
    }
    return switch (outcome.join()) {
      case Outcome.Value(Object value) ->
          LuaValue.varargsOf(Received.value(state, value), LuaValue.NIL);
      case Outcome.Failed(Failure failure) ->
          LuaValue.varargsOf(LuaValue.NIL, Received.error(state, failure));
    };
  }

  private Varargs error() {
    return outcome.isDone() && outcome.join() instanceof Outcome.Failed(Failure failure)
        ? LuaValue.varargsOf(Received.error(state, failure), LuaValue.TRUE)
        : LuaValue.varargsOf(LuaValue.NIL, LuaValue.FALSE);
  }

  private Varargs cancel() {
    end(new Outcome.Failed(new Failure(Kind.CANCELED, "canceled")));
    return LuaValue.NONE;
  }

  @Override
  public String toString() {
    return "future: 0x%08x".formatted(hashCode());
  }
}
