package ai.wippy.lua.compile;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.lua.syntax.Block;
import ai.wippy.lua.syntax.Statement;
import ai.wippy.lua.syntax.SyntaxError;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the jumps of one function (Lua 5.3 manual, section 3.3.4): there is a loop to break, a
 * label to go to, and no local variable on the way whose declaration would be skipped.
 */
final class Jumps {
  /**
   * A block that is being walked.
   *
   * @param labels place among its statements of each of its labels
   * @param isRepeat whether a condition follows that sees its variables
   */
  private record Open(Block block, Map<String, Integer> labels, boolean isRepeat) {}

  private final SourceText source;
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private final ArrayDeque<Integer> reached = new ArrayDeque<>();
  private int loops;

  Jumps(SourceText source) {
    this.source = source;
  }

  void enterLoop() {
    loops++;
  }

  void leaveLoop() {
    loops--;
  }

  void enter(Block block) throws SyntaxError {
    enter(block, false);
  }

  void enterRepeat(Block block) throws SyntaxError {
    enter(block, true);
  }

  private void enter(Block block, boolean isRepeat) throws SyntaxError {
    var labels = new HashMap<String, Integer>();
    for (int i = 0; i < block.statements().size(); i++) {
      if (block.statements().get(i) instanceof Statement.Label label
          && labels.put(label.name(), i) != null) {
        throw new SyntaxError(
            source.span(label.at(), label.at() + 2),
            "label `%s` stands twice in this block".formatted(label.name()),
            "");
      }
    }
    open.push(new Open(block, labels, isRepeat));
    reached.push(-1);
  }

  void leave() {
    open.pop();
    reached.pop();
  }

  /** Notes the statement of the innermost block that comes next, and checks it if it jumps. */
  void reach(Statement statement) throws SyntaxError {
    reached.push(reached.pop() + 1);
    switch (statement) {
      case Statement.Break(int at) -> {
        if (loops == 0) {
          throw new SyntaxError(source.span(at, at + 5), "`break` outside of a loop", "");
        }
      }
      case Statement.Goto jump -> check(jump);
      default -> {}
    }
  }

  private void check(Statement.Goto jump) throws SyntaxError {
    int start = source.text().indexOf(jump.label(), jump.at() + "goto".length());
    var span = source.span(start, start + jump.label().length());
    var from = reached.iterator();
    for (Open each : open) {
      int here = from.next();
      Integer label = each.labels().get(jump.label());
      if (label != null) {
        if (label > here && skipsLocal(each, here, label)) {
          throw new SyntaxError(
              span,
              "`goto %s` jumps over the declaration of a local variable".formatted(jump.label()),
              "declare the variable before, or put the code between into `do … end`");
        }
        return;
      }
    }
    throw new SyntaxError(
        span,
        "no label `%s` in this block or one around it".formatted(jump.label()),
        "write `::%s::` where to go on".formatted(jump.label()));
  }

  /** A label at the end of a block is outside of the scope of the block's variables. */
  private static boolean skipsLocal(Open open, int from, int label) {
    List<Statement> statements = open.block().statements();
    boolean last =
        statements.subList(label, statements.size()).stream()
            .allMatch(each -> each instanceof Statement.Label);
    return (!last || open.isRepeat())
        && statements.subList(from, label).stream()
            .anyMatch(
                each -> each instanceof Statement.Local || each instanceof Statement.LocalFunction);
  }
}
