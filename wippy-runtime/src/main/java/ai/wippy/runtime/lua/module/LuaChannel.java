package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.channel.Case;
import ai.wippy.runtime.channel.Channel;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A channel as Lua code holds it.
 *
 * @param state whose it is
 * @param channel what it holds
 * @param reader makes Lua values of what is received; null if Lua code itself puts them in
 */
record LuaChannel(LuaState state, Channel channel, @Nullable Function<Object, LuaValue> reader) {
  static final ObjectType<LuaChannel> TYPE =
      new ObjectType<>("channel", LuaChannel.class)
          .method("send", LuaChannel::send)
          .method("receive", (self, _) -> self.receive())
          .method("close", (self, _) -> self.close())
          .method("case_send", LuaChannel::caseSend)
          .method("case_receive", (self, _) -> self.caseReceive());

  /** A channel that Lua code both sends to and receives from. */
  static LuaValue of(LuaState state, Channel channel) {
    return TYPE.of(new LuaChannel(state, channel, null));
  }

  /** A channel that is filled from outside. */
  static LuaValue of(LuaState state, Channel channel, Function<Object, LuaValue> reader) {
    return TYPE.of(new LuaChannel(state, channel, reader));
  }

  private Varargs send(Varargs args) {
    var done = state.select(List.of(sending(args)));
    return sent(done.ok());
  }

  private Case sending(Varargs args) {
    if (reader != null) {
      throw new LuaError("this channel can only be received from");
    }
    return new Case.Send(channel, args.arg1());
  }

  static LuaValue sent(boolean ok) {
    if (!ok) {
      throw new LuaError("attempt to send on a closed channel");
    }
    return LuaValue.TRUE;
  }

  private Varargs receive() {
    var done = state.select(List.of(new Case.Receive(channel)));
    return LuaValue.varargsOf(value(done.value()), LuaValue.valueOf(done.ok()));
  }

  /** What Lua code sees of something received; nil for nothing. */
  LuaValue value(@Nullable Object received) {
    return switch (received) {
      case null -> LuaValue.NIL;
      case Object value when reader != null -> reader.apply(value);
      case LuaValue value -> value;
      default -> throw new IllegalStateException("no value of Lua: " + received);
    };
  }

  private Varargs close() {
    channel.close();
    return LuaValue.NONE;
  }

  private LuaValue caseSend(Varargs args) {
    return Chosen.TYPE.of(new Chosen(this, sending(args)));
  }

  private LuaValue caseReceive() {
    return Chosen.TYPE.of(new Chosen(this, new Case.Receive(channel)));
  }

  /** Two are the same if the channel is. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LuaChannel(var _, var theirs, var _) && theirs == channel;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(channel);
  }

  @Override
  public String toString() {
    return "channel: 0x%08x".formatted(System.identityHashCode(channel));
  }

  /** A case of a select. */
  record Chosen(LuaChannel on, Case wanted) {
    static final ObjectType<Chosen> TYPE = new ObjectType<>("case", Chosen.class);

    static Chosen argument(LuaValue value, int index) {
      return TYPE.find(value)
          .orElseThrow(() ->
              Arguments.bad(
                  1,
                  "case %d is a %s; make one with ch:case_receive() or ch:case_send(value)"
                      .formatted(index, value.typename())));
    }
  }
}
