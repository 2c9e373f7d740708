package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.wasi.file.OpenMode;

/** How {@code open} opens a file. */
enum WriteMode {
  /** Reading what is there. */
  READ(true, false, false, false),
  /** Writing it anew. */
  WRITE(false, true, false, true),
  /** Writing it if there was none. */
  EXCLUSIVE(false, true, true, false),
  /** Writing after what is there. */
  APPEND(false, true, false, false);

  private final OpenMode mode;

  WriteMode(boolean read, boolean write, boolean exclusive, boolean truncate) {
    mode = new OpenMode(read, write, write, exclusive, truncate, false, OpenMode.Durability.NONE);
  }

  /** What that means to the host. */
  OpenMode mode() {
    return mode;
  }

  /** The mode of a name; a failure of kind INVALID if there is none. */
  static WriteMode of(String name) {
    return switch (name) {
      case "r" -> READ;
      case "w" -> WRITE;
      case "wx" -> EXCLUSIVE;
      case "a" -> APPEND;
      default -> throw Inputs.invalid("mode must be r, w, wx or a, got " + name);
    };
  }
}
