package ai.wippy.runtime.lua.module;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaModule;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.code.Table;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Policy;
import ai.wippy.runtime.security.Scope;
import ai.wippy.runtime.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code security}: who acts, what that one may do, and making others. To make somebody else is
 * allowed or raises an error; to look something up gives {@code nil, err} if it is not.
 */
final class SecurityModule implements LuaModule {
  private final Security security;
  private final Access access;

  SecurityModule(Security security) {
    this.security = security;
    access = security.access();
  }

  @Override
  public LuaValue open(LuaState state) {
    var types = new SecurityTypes(state, access);
    return new Library()
        .function("actor", _ -> state.context().actor().map(types::of).orElse(LuaValue.NIL))
        .function("scope", _ -> state.context().scope().map(types::of).orElse(LuaValue.NIL))
        .function("can", args -> LuaValue.valueOf(can(state, args)))
        .function("new_actor", args -> types.of(newActor(state, args)))
        .function("new_scope", args -> types.of(newScope(state, types, args)))
        .function("policy", args -> Answer.of(() -> types.of(policy(state, args))))
        .function("named_scope", args -> Answer.of(() -> types.of(namedScope(state, args))))
        .function("token_store", args -> tokenStore(state, types, args))
        .table();
  }

  private boolean can(LuaState state, Varargs args) {
    return access.allows(
        state.context(),
        Arguments.text(args, 1),
        Arguments.text(args, 2),
        NamedValues.optional(state, args, 3, "meta"));
  }

  private Actor newActor(LuaState state, Varargs args) {
    String id = Arguments.text(args, 1);
    if (id.isEmpty()) {
      throw Arguments.bad(1, "an actor has an id");
    }
    access.require(state.context(), "security.actor.create", id);
    return new Actor(id, NamedValues.optional(state, args, 2, "meta"));
  }

  private Scope newScope(LuaState state, SecurityTypes types, Varargs args) {
    access.require(state.context(), "security.scope.create", "custom");
    if (args.isnoneornil(1)) {
      return Scope.EMPTY;
    }
    LuaTable list = Arguments.table(args, 1);
    List<Policy> policies = new ArrayList<>();
    for (int i = 1; i <= list.length(); i++) {
      policies.add(types.policy(LuaValue.varargsOf(new LuaValue[] {list.get(i)}), 1));
    }
    return new Scope(policies);
  }

  private Policy policy(LuaState state, Varargs args) {
    var id = EntryId.parse(Arguments.text(args, 1));
    access.require(state.context(), "security.policy.get", id.toString());
    return security.policies().policy(id).orElseThrow(() -> missing("policy", id));
  }

  private Scope namedScope(LuaState state, Varargs args) {
    var id = EntryId.parse(Arguments.text(args, 1));
    access.require(state.context(), "security.policy_group.get", id.toString());
    return security.policies().group(id).orElseThrow(() -> missing("group", id));
  }

  private Varargs tokenStore(LuaState state, SecurityTypes types, Varargs args) {
    var id = EntryId.parse(Arguments.text(args, 1));
    if (id.name().isEmpty()) {
      return Answer.of(() -> {
        throw new Failure(Kind.INVALID, "token store ID required");
      });
    }
    access.require(state.context(), "security.token_store.get", id.toString());
    return Answer.of(() -> {
      var store = security.tokens().get(id);
      if (store == null) {
        throw missing("token store", id);
      }
      return new LuaTokenStore(state, access, types, id, store).value();
    });
  }

  private static Failure missing(String what, EntryId id) {
    return new Failure(Kind.NOT_FOUND, "security %s not found: %s".formatted(what, id));
  }

  /** A list as a table. */
  static LuaValue list(List<LuaValue> values) {
    var table = new Table();
    for (int i = 0; i < values.size(); i++) {
      table.rawset(i + 1, values.get(i));
    }
    return table;
  }
}
