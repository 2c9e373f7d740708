package ai.wippy.runtime.lua.module;

import ai.wippy.registry.Durations;
import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.TokenStore;
import ai.wippy.runtime.security.TokenStore.Grant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A token store in the hands of Lua code, until it closes it. */
final class LuaTokenStore {
  private static final ObjectType<LuaTokenStore> TYPE =
      new ObjectType<>("token store", LuaTokenStore.class)
          .method("create", (self, args) -> Answer.of(() -> self.create(args)))
          .method("validate", (self, args) -> self.validate(args))
          .method("revoke", (self, args) -> Answer.of(() -> self.revoke(args)))
          .method("close", (self, _) -> self.close());

  private final LuaState state;
  private final Access access;
  private final SecurityTypes types;
  private final EntryId id;
  private final TokenStore store;
  private boolean closed;

  LuaTokenStore(LuaState state, Access access, SecurityTypes types, EntryId id, TokenStore store) {
    this.state = state;
    this.access = access;
    this.types = types;
    this.id = id;
    this.store = store;
  }

  LuaValue value() {
    return TYPE.of(this);
  }

  private TokenStore open(String action) {
    if (closed) {
      throw new Failure(Kind.INTERNAL, "token store closed: " + id);
    }
    access.require(state.context(), "security.token." + action, id.toString());
    return store;
  }

  private LuaValue create(Varargs args) {
    var open = open("create");
    var options = NamedValues.optional(state, args, 3, "options");
    var grant = new Grant(types.actor(args, 1), types.scope(args, 2), meta(options));
    var expiration = Optional.ofNullable(options.get("expiration")).map(LuaTokenStore::duration);
    return Bytes.of(open.create(grant, expiration));
  }

  private static Map<String, Object> meta(Map<String, Object> options) {
    var meta = new LinkedHashMap<String, Object>();
    if (options.get("meta") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> meta.put(name.toString(), value));
    }
    return meta;
  }

  private static Duration duration(Object expiration) {
    if (expiration instanceof Number millis) {
      return Duration.ofMillis(millis.longValue());
    }
    try {
      return Durations.parse(expiration.toString());
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Kind.INVALID,
          "expiration is `%s`: write milliseconds, or a duration such as \"24h\""
              .formatted(expiration),
          e);
    }
  }

  private Varargs validate(Varargs args) {
    String token = Arguments.text(args, 1);
    try {
      Grant grant = open("validate").validate(token);
      return LuaValue.varargsOf(types.of(grant.actor()), types.of(grant.scope()), LuaValue.NIL);
    } catch (Failure failure) {
      return LuaValue.varargsOf(LuaValue.NIL, LuaValue.NIL, ErrorValue.of(failure));
    }
  }

  private void revoke(Varargs args) {
    open("revoke").revoke(Arguments.text(args, 1));
  }

  private Varargs close() {
    closed = true;
    return LuaValue.TRUE;
  }

  @Override
  public String toString() {
    return "token store: " + id;
  }
}
