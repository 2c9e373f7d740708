package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.process.Message;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A message in the hands of a state, and whatever else comes from other threads: Java values, which
 * become values of the state when its code asks for them.
 */
record Received(LuaState state, Message message) {
  private static final ObjectType<Received> TYPE =
      new ObjectType<>("message", Received.class)
          .method("topic", (self, _) -> Bytes.of(self.message.topic()))
          .method("from", (self, _) -> self.from())
          .method("payload", (self, _) -> self.payloads());

  /** A message as an object. */
  static LuaValue message(LuaState state, Object received) {
    return TYPE.of(new Received(state, (Message) received));
  }

  /** What was sent: the value, or a list if it is not one. */
  static LuaValue content(LuaState state, Object received) {
    var payloads = ((Message) received).payloads();
    return payloads.size() == 1 ? value(state, payloads.getFirst()) : value(state, payloads);
  }

  /** A value. */
  static LuaValue value(LuaState state, Object value) {
    return (LuaValue)
        new ValueCopy(JavaValues.INSTANCE, state.values()).copy("received value", value);
  }

  /** A value in its wrapper. */
  static LuaValue payload(LuaState state, Object value) {
    return Payload.of(value(state, value), state.values()).object();
  }

  /** A failure, whose details are Java values. */
  static LuaValue error(LuaState state, Failure failure) {
    var details = failure.details();
    return ErrorValue.of(
        new Failure(
            failure.kind(),
            failure.message(),
            failure.retryability(),
            details == null ? null : value(state, details),
            failure));
  }

  private LuaValue from() {
    var from = message.from();
    return from == null ? LuaValue.NIL : Bytes.of(from.toString());
  }

  /** One for each value that was sent. */
  private Varargs payloads() {
    return LuaValue.varargsOf(
        message.payloads().stream().map(value -> payload(state, value)).toArray(LuaValue[]::new));
  }
}
