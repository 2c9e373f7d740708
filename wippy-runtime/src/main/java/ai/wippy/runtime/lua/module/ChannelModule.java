package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.channel.Case;
import ai.wippy.runtime.channel.Selection;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code channel}: what the coroutines of a state pass each other. */
final class ChannelModule implements LuaModule {
  private static final int LARGEST = 1 << 20;

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .function("new", args -> create(state, args))
        .function("select", args -> select(state, args))
        .table();
  }

  private static LuaValue create(LuaState state, Varargs args) {
    long size = Arguments.integer(args, 1, 0);
    if (size < 0 || size > LARGEST) {
      throw Arguments.bad(1, "the size of a channel is from 0 to %d".formatted(LARGEST));
    }
    return LuaChannel.of(state, state.channels().open((int) size));
  }

  private static LuaValue select(LuaState state, Varargs args) {
    LuaTable list = Arguments.table(args, 1);
    var chosen = new ArrayList<LuaChannel.Chosen>();
    for (int i = 1; i <= list.length(); i++) {
      chosen.add(LuaChannel.Chosen.argument(list.get(i), i));
    }
    List<Case> cases = chosen.stream().map(LuaChannel.Chosen::wanted).toList();
    if (args.arg(2).toboolean() || list.get("default").toboolean()) {
      return state
          .channels()
          .poll(cases)
          .map(done -> result(chosen, done))
          .orElseGet(ChannelModule::otherwise);
    }
    if (cases.isEmpty()) {
      throw Arguments.bad(1, "without a case and without a default it would wait for ever");
    }
    return result(chosen, state.select(cases));
  }

  private static LuaValue otherwise() {
    return new Library().value("default", LuaValue.TRUE).value("ok", LuaValue.TRUE).table();
  }

  private static LuaValue result(List<LuaChannel.Chosen> chosen, Selection done) {
    var on = chosen.get(done.index()).on();
    boolean sent = chosen.get(done.index()).wanted() instanceof Case.Send;
    return new Library()
        .value("channel", LuaChannel.TYPE.of(on))
        .value("value", on.value(done.value()))
        .value("ok", sent ? LuaChannel.sent(done.ok()) : LuaValue.valueOf(done.ok()))
        .table();
  }
}
