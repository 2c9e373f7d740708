package ai.wippy.build.wasm.tail;

/** What a call calls. */
sealed interface Target {
  /** A function of the module. */
  record Direct(int function) implements Target {}

  /** What is in a table. */
  record Indirect(int type, int table) implements Target {}

  /** What is referred to. */
  record Reference(int type) implements Target {}
}
