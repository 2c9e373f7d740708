package ai.wippy.runtime.lua.module;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Decision;
import ai.wippy.runtime.security.Policy;
import ai.wippy.runtime.security.Request;
import ai.wippy.runtime.security.Scope;
import java.util.List;
import java.util.Locale;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Actors, scopes and policies in the hands of the code of one state. */
final class SecurityTypes {
  private final LuaState state;
  private final Access access;
  private final ObjectType<Actor> actors;
  private final ObjectType<Scope> scopes;
  private final ObjectType<Policy> policies;

  SecurityTypes(LuaState state, Access access) {
    this.state = state;
    this.access = access;
    actors =
        new ObjectType<>("actor", Actor.class)
            .method("id", (self, _) -> Bytes.of(self.id()))
            .method("meta", (self, _) -> Received.value(state, self.meta()));
    policies =
        new ObjectType<>("policy", Policy.class)
            .method("id", (self, _) -> Bytes.of(self.id().toString()))
            .method("evaluate", (self, args) -> word(self.evaluate(request(args))));
    scopes =
        new ObjectType<>("scope", Scope.class)
            .method("with", this::with)
            .method("without", this::without)
            .method("evaluate", (self, args) -> word(self.evaluate(request(args))))
            .method("contains", (self, args) -> LuaValue.valueOf(self.contains(id(args, 1))))
            .method("policies", (self, _) -> policies(self));
  }

  LuaValue of(Actor actor) {
    return actors.of(actor);
  }

  LuaValue of(Scope scope) {
    return scopes.of(scope);
  }

  LuaValue of(Policy policy) {
    return policies.of(policy);
  }

  Actor actor(Varargs args, int index) {
    return actors.argument(args, index);
  }

  Scope scope(Varargs args, int index) {
    return scopes.argument(args, index);
  }

  Policy policy(Varargs args, int index) {
    return policies.argument(args, index);
  }

  private Varargs with(Scope scope, Varargs args) {
    access.require(state.context(), "security.scope.create", "with");
    return of(scope.with(List.of(policy(args, 1))));
  }

  private Varargs without(Scope scope, Varargs args) {
    access.require(state.context(), "security.scope.create", "without");
    return of(scope.without(id(args, 1)));
  }

  /** A policy, or its id. */
  private EntryId id(Varargs args, int index) {
    return policies
        .find(args.arg(index))
        .map(Policy::id)
        .orElseGet(() -> EntryId.parse(Arguments.text(args, index)));
  }

  private LuaValue policies(Scope scope) {
    return SecurityModule.list(scope.policies().stream().map(this::of).toList());
  }

  private Request request(Varargs args) {
    return new Request(
        actor(args, 1),
        Arguments.text(args, 2),
        Arguments.text(args, 3),
        NamedValues.optional(state, args, 4, "meta"));
  }

  private static LuaValue word(Decision decision) {
    return LuaValue.valueOf(decision.name().toLowerCase(Locale.ROOT));
  }
}
