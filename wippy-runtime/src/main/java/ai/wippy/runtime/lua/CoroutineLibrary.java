package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Builtin;
import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Table;
import java.util.function.BiConsumer;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The {@code coroutine} table (Lua 5.3 manual, section 6.2), and {@code spawn}. */
final class CoroutineLibrary {
  private final Coroutines coroutines;
  private final BiConsumer<LuaValue, Varargs> spawner;

  CoroutineLibrary(Coroutines coroutines, BiConsumer<LuaValue, Varargs> spawner) {
    this.coroutines = coroutines;
    this.spawner = spawner;
  }

  Table table() {
    return new Library()
        .function("create", args -> coroutines.create(Arguments.function(args, 1)))
        .function("resume", this::resume)
        .function("running", _ -> running())
        .function("isyieldable", _ -> LuaValue.valueOf(coroutines.running().isPresent()))
        .function("status", args -> Bytes.of(coroutine(args).body().status().text()))
        .function("spawn", this::spawn)
        .function("yield", this::yield)
        .function("wrap", this::wrap)
        .table();
  }

  /** It takes turns with others by itself, so there is nothing to resume. */
  private Varargs spawn(Varargs args) {
    spawner.accept(Arguments.function(args, 1), args.subargs(2));
    return LuaValue.NONE;
  }

  private static Coroutine coroutine(Varargs args) {
    if (args.arg1() instanceof Coroutine coroutine) {
      return coroutine;
    }
    throw Arguments.bad(1, "coroutine expected");
  }

  private Varargs resume(Varargs args) {
    Coroutine coroutine = coroutine(args);
    return Coroutines.canResume(coroutine)
        ? Attempt.of(() -> coroutines.resume(coroutine, args.subargs(2)))
        : LuaValue.varargsOf(LuaValue.FALSE, Bytes.of(refusal(coroutine)));
  }

  private static String refusal(Coroutine coroutine) {
    boolean dead = coroutine.body().status() == CoroutineBody.Status.DEAD;
    return "cannot resume %s coroutine".formatted(dead ? "dead" : "non-suspended");
  }

  /** As in Lua 5.1, the main program is no coroutine. */
  private Varargs running() {
    return coroutines
        .running()
        .map(running -> LuaValue.varargsOf(running, LuaValue.FALSE))
        .orElse(LuaValue.varargsOf(LuaValue.NIL, LuaValue.TRUE));
  }

  /** No local variable may hold the coroutine: it would never be garbage while it is suspended. */
  private Varargs yield(Varargs args) {
    return currentBody().yield(args);
  }

  private CoroutineBody currentBody() {
    return coroutines
        .running()
        .orElseThrow(() -> new LuaError("attempt to yield from outside a coroutine"))
        .body();
  }

  private Varargs wrap(Varargs args) {
    Coroutine coroutine = coroutines.create(Arguments.function(args, 1));
    return new Builtin("wrap", passed -> resumeWrapped(coroutine, passed));
  }

  private Varargs resumeWrapped(Coroutine coroutine, Varargs args) {
    if (!Coroutines.canResume(coroutine)) {
      throw new LuaError(refusal(coroutine));
    }
    return coroutines.resume(coroutine, args);
  }
}
