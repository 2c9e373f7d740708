package ai.wippy.wit.print;

import ai.wippy.wit.syntax.Keywords;

/** Writes lines, indented by two spaces for each open brace. */
final class Writer {
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean gap;
  private boolean first = true;

  /** A name, escaped where it is a keyword. */
  static String id(String name) {
    return Keywords.isReserved(name) ? "%" + name : name;
  }

  /** Leaves a blank line before the next one, unless it is the first of its block or ends it. */
  void gap() {
    gap = true;
  }

  void line(String line) {
    if (gap && !first) {
      out.append('\n');
    }
    gap = false;
    first = false;
    out.append("  ".repeat(depth)).append(line).append('\n');
  }

  void docs(String docs) {
    if (!docs.isEmpty()) {
      docs.lines().forEach(line -> line(line.isEmpty() ? "///" : "/// " + line));
    }
  }

  void open(String head) {
    line(head + " {");
    depth++;
    first = true;
  }

  void close() {
    gap = false;
    depth--;
    line("}");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
