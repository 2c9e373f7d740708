package ai.wippy.runtime.lua;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The {@code coroutine} table (Lua 5.3 manual, section 6.2). */
final class CoroutineLibrary {
  private final Coroutines coroutines;

  CoroutineLibrary(Coroutines coroutines) {
    this.coroutines = coroutines;
  }

  void install(Globals globals) {
    globals.rawset(
        "coroutine",
        new Library()
            .function("create", args -> coroutines.create(Arguments.function(args, 1)))
            .function("resume", this::resume)
            .function("running", args -> running())
            .function("isyieldable", args -> LuaValue.valueOf(current() != null))
            .function("status", args -> Bytes.of(status(thread(args))))
            .function("yield", this::yield)
            .function("wrap", this::wrap)
            .table());
  }

  private @Nullable Coroutine current() {
    return coroutines.running() instanceof Coroutine coroutine ? coroutine : null;
  }

  private static LuaThread thread(Varargs args) {
    if (args.arg1() instanceof LuaThread thread) {
      return thread;
    }
    throw Arguments.bad(1, "coroutine expected");
  }

  /** The main program is a thread of LuaJ's own, which does not know that it waits for another. */
  private String status(LuaThread thread) {
    if (thread instanceof Coroutine coroutine) {
      return coroutine.getStatus();
    }
    return current() == null ? "running" : "normal";
  }

  private Varargs resume(Varargs args) {
    LuaThread thread = thread(args);
    if (!(thread instanceof Coroutine coroutine) || !Coroutines.canResume(coroutine)) {
      return LuaValue.varargsOf(LuaValue.FALSE, Bytes.of(refusal(thread)));
    }
    return Attempt.of(coroutines.trace(), () -> coroutines.resume(coroutine, args.subargs(2)));
  }

  private String refusal(LuaThread thread) {
    boolean dead = status(thread).equals("dead");
    return "cannot resume %s coroutine".formatted(dead ? "dead" : "non-suspended");
  }

  private Varargs running() {
    return LuaValue.varargsOf(coroutines.running(), LuaValue.valueOf(current() == null));
  }

  /** No local variable may hold the coroutine: it would never be garbage while it is suspended. */
  private Varargs yield(Varargs args) {
    return currentBody().yield(args);
  }

  private CoroutineBody currentBody() {
    Coroutine coroutine = current();
    if (coroutine == null) {
      throw new LuaError("attempt to yield from outside a coroutine");
    }
    return coroutine.body();
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
