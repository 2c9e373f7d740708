package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.process.Message;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A value that came from elsewhere, as Lua code holds it until it asks for it.
 *
 * @param state whose values it becomes
 * @param value as in {@link JavaValues}
 */
record LuaPayload(LuaState state, Object value) {
  static final ObjectType<LuaPayload> TYPE =
      new ObjectType<>("payload", LuaPayload.class)
          .method("data", (self, _) -> self.data())
          .method("unmarshal", (self, _) -> self.data())
          .method("get_format", (self, _) -> self.format())
          .fallible("transcode", (self, args) -> self.transcoded(args));

  private static final ObjectType<Sent> MESSAGE =
      new ObjectType<>("message", Sent.class)
          .method("topic", (self, _) -> LuaValue.valueOf(self.message.topic()))
          .method("from", (self, _) -> self.from())
          .method("payload", (self, _) -> self.payloads());

  /** A message in the hands of a state. */
  private record Sent(LuaState state, Message message) {
    LuaValue from() {
      var from = message.from();
      return from == null ? LuaValue.NIL : LuaValue.valueOf(from.toString());
    }

    /** One for each value that was sent. */
    Varargs payloads() {
      return LuaValue.varargsOf(
          message.payloads().stream()
              .map(value -> TYPE.of(new LuaPayload(state, value)))
              .toArray(LuaValue[]::new));
    }
  }

  /** A message as an object. */
  static LuaValue message(LuaState state, Object received) {
    return MESSAGE.of(new Sent(state, (Message) received));
  }

  /** What was sent: the value, or a list if it is not one. */
  static LuaValue content(LuaState state, Object received) {
    var payloads = ((Message) received).payloads();
    return payloads.size() == 1 ? value(state, payloads.getFirst()) : value(state, payloads);
  }

  /** A value that came from elsewhere. */
  static LuaValue value(LuaState state, Object value) {
    return (LuaValue)
        new ValueCopy(JavaValues.INSTANCE, state.values()).copy("received value", value);
  }

  /** A failure that came from elsewhere, whose details are Java values. */
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

  private Varargs data() {
    return LuaValue.varargsOf(value(state, value), LuaValue.NIL);
  }

  private LuaValue transcoded(Varargs args) {
    return Payload.of(value(state, value), state.values()).transcoded(args);
  }

  private LuaValue format() {
    return LuaValue.valueOf(Payload.LUA);
  }
}
