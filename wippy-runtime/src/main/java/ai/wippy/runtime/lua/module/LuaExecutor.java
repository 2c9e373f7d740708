package ai.wippy.runtime.lua.module;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.function.CallOptions;
import ai.wippy.runtime.function.Functions;
import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Scope;
import java.util.function.Supplier;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * How Lua code calls functions: {@code funcs.call} and the like, and what {@code funcs.new} gives.
 * Immutable.
 *
 * @param state who calls
 * @param access what it may do
 * @param context what callees inherit
 * @param options how they are called
 */
record LuaExecutor(
    LuaState state, Functions functions, Access access, Context context, CallOptions options) {
  private static final ObjectType<Actor> ACTOR = new ObjectType<>("actor", Actor.class);
  private static final ObjectType<Scope> SCOPE = new ObjectType<>("scope", Scope.class);
  private static final ObjectType<LuaExecutor> TYPE =
      new ObjectType<>("executor", LuaExecutor.class)
          .method("with_context", (self, args) -> answer(() -> self.withContext(args)))
          .method("with_actor", (self, args) -> answer(() -> self.withActor(args)))
          .method("with_scope", (self, args) -> answer(() -> self.withScope(args)))
          .method("with_options", (self, args) -> answer(() -> self.withOptions(args)))
          .method("call", (self, args) -> self.call(args))
          .method("async", (self, args) -> self.async(args));

  private static Varargs answer(Supplier<LuaExecutor> change) {
    return Answer.of(() -> TYPE.of(change.get()));
  }

  /** As Lua code holds it. */
  LuaValue value() {
    return TYPE.of(this);
  }

  private LuaExecutor withContext(Varargs args) {
    access.require(state.context(), "funcs.context", "context");
    return with(context.withValues(NamedValues.of(state, args, 1, "context")));
  }

  private LuaExecutor withActor(Varargs args) {
    access.require(state.context(), "funcs.security", "security");
    return with(context.withActor(ACTOR.argument(args, 1)));
  }

  private LuaExecutor withScope(Varargs args) {
    access.require(state.context(), "funcs.security", "security");
    return with(context.withScope(SCOPE.argument(args, 1)));
  }

  private LuaExecutor with(Context changed) {
    return new LuaExecutor(state, functions, access, changed, options);
  }

  private LuaExecutor withOptions(Varargs args) {
    var more = NamedValues.of(state, args, 1, "options");
    if (more.containsKey("network")) {
      throw new Failure(
          Kind.UNAVAILABLE, "option network: this version has no networks to choose from");
    }
    return new LuaExecutor(state, functions, access, context, options.with(more));
  }

  /** {@code call(id, ...)}: waits for the result, while other coroutines of the state run. */
  Varargs call(Varargs args) {
    EntryId id = EntryId.parse(Arguments.text(args, 1));
    var passed = new Object[Math.max(0, args.narg() - 1)];
    for (int i = 0; i < passed.length; i++) {
      passed[i] = args.arg(i + 2);
    }
    try {
      var settled = state.settled(passed);
      Object result =
          state.outside(() -> functions.call(id, context, options, state.values(), settled));
      return LuaValue.varargsOf((LuaValue) result, LuaValue.NIL);
    } catch (Failure e) {
      return LuaValue.varargsOf(LuaValue.NIL, ErrorValue.of(e));
    }
  }

  /** {@code async(id, ...)}: gives a future. */
  Varargs async(Varargs args) {
    EntryId id = EntryId.parse(Arguments.text(args, 1));
    return Answer.of(() -> {
      var passed = ProcessModule.copies(state, args, 2, "argument").toArray();
      return LuaFuture.start(
          state, () -> functions.call(id, context, options, JavaValues.INSTANCE, passed));
    });
  }

  /** One is no other. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "executor: 0x%08x".formatted(hashCode());
  }
}
