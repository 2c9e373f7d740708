package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Table;
import java.util.function.BiConsumer;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The global names that every state has. Libraries are made once and copied into each state, which
 * costs nothing until a state changes its copy; only what belongs to a state is made anew. Those
 * that most code does without are made when code looks into them, lest a process starts later for
 * their sake.
 */
final class Globals {
  private static final Table BASE = BaseLibrary.table();
  private static final Table TABLE = TableLibrary.table();

  private final Coroutines coroutines;
  private final BiConsumer<LuaValue, Varargs> spawner;

  /**
   * The names of a state.
   *
   * @param spawner runs a function with arguments when others wait
   */
  Globals(Coroutines coroutines, BiConsumer<LuaValue, Varargs> spawner) {
    this.coroutines = coroutines;
    this.spawner = spawner;
  }

  Table table() {
    Table globals = BASE.copy();
    new Library(globals)
        .value("_G", globals)
        .value("string", StringLibrary.METHODS.copy())
        .value("table", TABLE.copy())
        .value("math", new LateTable(MathLibrary::forState))
        .value("os", new LateTable(() -> OsLibrary.TABLE.copy()))
        .value("errors", new LateTable(() -> ErrorsLibrary.TABLE.copy()))
        .value("coroutine", new LateTable(() -> new CoroutineLibrary(coroutines, spawner).table()));
    return globals;
  }
}
