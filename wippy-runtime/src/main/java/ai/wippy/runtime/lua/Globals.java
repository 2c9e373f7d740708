package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Table;

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

  Globals(Coroutines coroutines) {
    this.coroutines = coroutines;
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
        .value("coroutine", new CoroutineLibrary(coroutines).table());
    return globals;
  }
}
