package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Table;
import java.util.function.BiConsumer;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The global names that every state has. Libraries are made once and copied into each state, which
 * costs nothing until a state changes its copy; only what belongs to a state is made anew.
 */
final class Globals {
  private static final Table BASE = BaseLibrary.table();
  private static final Table TABLE = TableLibrary.table();
  private static final Table MATH = MathLibrary.table();
  private static final Table OS = OsLibrary.table();
  private static final Table ERRORS = ErrorsLibrary.table();

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
        .value("math", MathLibrary.withRandom(MATH.copy()))
        .value("os", OS.copy())
        .value("errors", ERRORS.copy())
        .value("coroutine", new CoroutineLibrary(coroutines, spawner).table());
    return globals;
  }
}
