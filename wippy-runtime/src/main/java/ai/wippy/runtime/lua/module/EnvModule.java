package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.env.Environment;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code env}: variables of the environment, those that the caller may see. */
public final class EnvModule implements LuaModule {
  private static final String GET = "env.get";
  private static final String SET = "env.set";

  private final Environment environment;
  private final Access access;

  EnvModule(Environment environment, Access access) {
    this.environment = environment;
    this.access = access;
  }

  @Override
  public LuaValue open(LuaState state) {
    return new Library()
        .fallible("get", args -> get(state, args))
        .fallible("set", args -> set(state, args))
        .fallible("get_all", _ -> all(state))
        .table();
  }

  private LuaValue get(LuaState state, Varargs args) {
    String key = Inputs.word(args, 1, "key");
    check(state, GET, key, "read");
    return Bytes.of(environment.get(key, state.entry().namespace()));
  }

  private LuaValue set(LuaState state, Varargs args) {
    String key = Inputs.word(args, 1, "key");
    String value = Bytes.text(Inputs.string(args, 2, "value"));
    check(state, SET, key, "set");
    environment.set(key, state.entry().namespace(), value);
    return LuaValue.TRUE;
  }

  private void check(LuaState state, String action, String key, String verb) {
    if (!access.allows(state.context(), action, key)) {
      throw new Failure(
          Kind.PERMISSION_DENIED,
          "not allowed to %s environment variable: %s".formatted(verb, key));
    }
  }

  private LuaValue all(LuaState state) {
    var all = new Table();
    environment
        .all()
        .forEach((key, value) -> {
          if (access.allows(state.context(), GET, key)) {
            all.rawset(Bytes.of(key), Bytes.of(value));
          }
        });
    return all;
  }
}
