package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.channel.Channel;
import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.EventBus;
import ai.wippy.runtime.security.Access;
import java.util.Map;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code events}: tells those who want to know what happens; nobody waits for them. */
final class EventsModule implements LuaModule {
  private static final ObjectType<Subscribed> SUBSCRIPTION =
      new ObjectType<>("subscription", Subscribed.class)
          .method("channel", (self, _) -> self.channel)
          .method("close", (self, _) -> self.close());

  private final EventBus bus;
  private final Access access;

  EventsModule(EventBus bus, Access access) {
    this.bus = bus;
    this.access = access;
  }

  /** A subscription in the hands of Lua code. */
  private record Subscribed(EventBus.Subscription subscription, Channel inlet, LuaValue channel) {
    LuaValue close() {
      subscription.close();
      inlet.close();
      return LuaValue.TRUE;
    }
  }

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .function("subscribe", args -> Answer.of(() -> subscribe(state, args)))
        .function("send", args -> Answer.of(() -> send(state, args)))
        .table();
  }

  private static String named(Varargs args, int index, String what) {
    String text = Arguments.text(args, index);
    if (text.isEmpty()) {
      throw new Failure(Kind.INVALID, "an event needs a " + what);
    }
    return text;
  }

  private LuaValue subscribe(LuaState state, Varargs args) {
    String system = named(args, 1, "system");
    String kind = args.isnoneornil(2) ? "**" : Arguments.text(args, 2);
    access.require(state.context(), "events.subscribe", system);
    var inlet = state.channels().inlet(_ -> {});
    var channel = LuaChannel.of(state, inlet, event -> table(state, (EventBus.Event) event));
    var subscription = bus.subscribe(system, kind, inlet);
    state.whenClosed(subscription);
    return SUBSCRIPTION.of(new Subscribed(subscription, inlet, channel));
  }

  private void send(LuaState state, Varargs args) {
    String system = named(args, 1, "system");
    String kind = named(args, 2, "kind");
    String path = named(args, 3, "path");
    access.require(state.context(), "events.send", system);
    var data =
        args.isnoneornil(4)
            ? JavaValues.NIL
            : ProcessModule.copies(state, args, 4, "data").getFirst();
    bus.send(new EventBus.Event(system, kind, path, data));
  }

  private static LuaValue table(LuaState state, EventBus.Event event) {
    var library = new Library();
    Map.of("system", event.system(), "kind", event.kind(), "path", event.path())
        .forEach((name, text) -> library.value(name, Bytes.of(text)));
    return library.value("data", Received.value(state, event.data())).table();
  }
}
