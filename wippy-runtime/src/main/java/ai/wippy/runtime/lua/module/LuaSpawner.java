package ai.wippy.runtime.lua.module;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.lua.Answer;
import ai.wippy.runtime.lua.Arguments;
import ai.wippy.runtime.lua.Library;
import ai.wippy.runtime.lua.LuaState;
import ai.wippy.runtime.lua.ObjectType;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.ValueCopy;
import ai.wippy.runtime.process.Processes;
import ai.wippy.runtime.process.Spawn;
import ai.wippy.runtime.security.Access;
import ai.wippy.runtime.security.Actor;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.security.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * How Lua code starts processes: {@code process.spawn} and the like, and what {@code
 * process.with_context} gives. Immutable.
 *
 * @param state who starts them
 * @param processes where
 * @param access what it may do
 * @param context what they inherit
 * @param name theirs
 * @param messages that they find
 */
record LuaSpawner(
    LuaState state,
    Processes processes,
    Access access,
    Context context,
    Optional<String> name,
    List<Spawn.Draft> messages) {
  private static final ObjectType<Actor> ACTOR = new ObjectType<>("actor", Actor.class);
  private static final ObjectType<Scope> SCOPE = new ObjectType<>("scope", Scope.class);
  private static final ObjectType<LuaSpawner> TYPE =
      new ObjectType<>("spawner", LuaSpawner.class)
          .method("with_context", (self, args) -> answer(() -> self.withContext(args)))
          .method("with_options", (self, args) -> answer(() -> self.withOptions(args)))
          .method("with_actor", (self, args) -> answer(() -> self.withActor(args)))
          .method("with_scope", (self, args) -> answer(() -> self.withScope(args)))
          .method("with_name", (self, args) -> answer(() -> self.withName(args)))
          .method("with_message", (self, args) -> answer(() -> self.withMessage(args)))
          .method("spawn", (self, args) -> self.spawn(args, false, false))
          .method("spawn_monitored", (self, args) -> self.spawn(args, true, false))
          .method("spawn_linked", (self, args) -> self.spawn(args, false, true))
          .method("spawn_linked_monitored", (self, args) -> self.spawn(args, true, true))
          .method("exec", (self, args) -> self.exec(args));

  /** As the state would do it by itself. */
  LuaSpawner(LuaState state, Processes processes, Access access) {
    this(state, processes, access, state.context(), Optional.empty(), List.of());
  }

  /** Adds the functions of {@code process} that start others. */
  void spawning(Library library) {
    library
        .function("spawn", args -> spawn(args, false, false))
        .function("spawn_monitored", args -> spawn(args, true, false))
        .function("spawn_linked", args -> spawn(args, false, true))
        .function("spawn_linked_monitored", args -> spawn(args, true, true))
        .function("exec", this::exec)
        .function("with_context", args -> answer(() -> withContext(args)))
        .function("with_options", args -> answer(() -> withOptions(args)));
  }

  private static Varargs answer(Supplier<LuaSpawner> change) {
    return Answer.of(() -> TYPE.of(change.get()));
  }

  private LuaSpawner withContext(Varargs args) {
    access.require(state.context(), "process.context", "context");
    var copy = new ValueCopy(state.values(), JavaValues.INSTANCE);
    if (!(copy.copy("context", Arguments.table(args, 1)) instanceof Map<?, ?> map)) {
      throw Arguments.bad(1, "a context has names, and is no list");
    }
    var changed = context;
    for (var each : map.entrySet()) {
      changed = changed.withValues(Map.of((String) each.getKey(), each.getValue()));
    }
    return with(changed);
  }

  private LuaSpawner with(Context changed) {
    return new LuaSpawner(state, processes, access, changed, name, messages);
  }

  private LuaSpawner withOptions(Varargs args) {
    access.require(state.context(), "process.context", "context");
    LuaTable options = Arguments.table(args, 1);
    if (options.keyCount() > 0) {
      throw new Failure(
          Kind.INVALID,
          "processes are started without options: %s".formatted(options.keys()[0].tojstring()));
    }
    return this;
  }

  private LuaSpawner withActor(Varargs args) {
    access.require(state.context(), "process.security", "security");
    return with(context.withActor(ACTOR.argument(args, 1)));
  }

  private LuaSpawner withScope(Varargs args) {
    access.require(state.context(), "process.security", "security");
    return with(context.withScope(SCOPE.argument(args, 1)));
  }

  private LuaSpawner withName(Varargs args) {
    var given = Optional.of(Arguments.text(args, 1));
    return new LuaSpawner(state, processes, access, context, given, messages);
  }

  private LuaSpawner withMessage(Varargs args) {
    var draft =
        new Spawn.Draft(Arguments.text(args, 1), ProcessModule.copies(state, args, 2, "payload"));
    var all = Stream.concat(messages.stream(), Stream.of(draft)).toList();
    return new LuaSpawner(state, processes, access, context, name, all);
  }

  private Varargs spawn(Varargs args, boolean monitored, boolean linked) {
    return Answer.of(() -> {
      var spawn = spawnOf(args, monitored, linked);
      return Bytes.of(processes.spawn(state.self(), spawn).toString());
    });
  }

  private Spawn spawnOf(Varargs args, boolean monitored, boolean linked) {
    return new Spawn(
        EntryId.parse(Arguments.text(args, 1)),
        EntryId.parse(Arguments.text(args, 2)),
        ProcessModule.copies(state, args, 3, "argument"),
        context,
        name,
        messages,
        monitored,
        linked);
  }

  private Varargs exec(Varargs args) {
    try {
      var self = state.self();
      var spawn = spawnOf(args, false, false);
      Object result = state.outside(() -> processes.exec(self, spawn));
      return LuaValue.varargsOf(Received.value(state, result), LuaValue.NIL);
    } catch (Failure failure) {
      return LuaValue.varargsOf(LuaValue.NIL, Received.error(state, failure));
    }
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
    return "spawner: 0x%08x".formatted(hashCode());
  }
}
