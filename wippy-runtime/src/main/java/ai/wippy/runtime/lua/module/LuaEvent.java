package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Numbers;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.process.Event;
import ai.wippy.runtime.process.Outcome;
import org.luaj.vm2.LuaValue;

/** Events as tables. */
final class LuaEvent {
  static final String CANCEL = "pid.cancel";
  static final String EXIT = "pid.exit";
  static final String LINK_DOWN = "pid.link.down";

  private LuaEvent() {}

  static LuaValue of(LuaState state, Object received) {
    return switch ((Event) received) {
      case Event.Exited event ->
          table(EXIT, event).value("result", result(state, event.outcome())).table();
      case Event.LinkDown event ->
          table(LINK_DOWN, event).value("result", result(state, event.outcome())).table();
      case Event.Canceled event ->
          table(CANCEL, event).value("reason", Bytes.of(event.reason())).table();
    };
  }

  private static Library table(String kind, Event event) {
    var from = event.from();
    return new Library()
        .value("kind", Bytes.of(kind))
        .value("from", from == null ? LuaValue.NIL : Bytes.of(from.toString()))
        .value("at", Numbers.of(event.at().getEpochSecond()));
  }

  private static Table result(LuaState state, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Value(Object value) ->
          new Library().value("value", Received.value(state, value)).table();
      case Outcome.Failed(Failure failure) ->
          new Library().value("error", Received.error(state, failure)).table();
    };
  }
}
