package ai.wippy.lua.compile;

import ai.wippy.lua.syntax.Block;
import ai.wippy.lua.syntax.Expression;
import ai.wippy.lua.syntax.Function;
import ai.wippy.lua.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * How a function returns.
 *
 * @param alwaysOne whether it returns exactly one value each time
 * @param tailCalls whether it may end with a call that is made once it has left
 */
record Returns(boolean alwaysOne, boolean tailCalls) {
  static Returns of(Function function) {
    var found = new ArrayList<Statement.Return>();
    collect(function.body(), found);
    boolean one = found.stream().allMatch(each -> isOne(each.values()));
    boolean tail = found.stream().anyMatch(each -> isTailCall(each.values()));
    return new Returns(one && ends(function.body()), tail);
  }

  private static boolean isOne(List<Expression> values) {
    return values.size() == 1 && !values.getFirst().isMultiple();
  }

  static boolean isTailCall(List<Expression> values) {
    return values.size() == 1
        && (values.getFirst() instanceof Expression.Call
            || values.getFirst() instanceof Expression.MethodCall);
  }

  private static void collect(Block block, List<Statement.Return> found) {
    for (Statement statement : block.statements()) {
      switch (statement) {
        case Statement.Return each -> found.add(each);
        case Statement.Do each -> collect(each.block(), found);
        case Statement.While each -> collect(each.block(), found);
        case Statement.Repeat each -> collect(each.block(), found);
        case Statement.NumericFor each -> collect(each.block(), found);
        case Statement.GenericFor each -> collect(each.block(), found);
        case Statement.If each -> {
          each.clauses().forEach(clause -> collect(clause.block(), found));
          if (each.otherwise() instanceof Block otherwise) {
            collect(otherwise, found);
          }
        }
        case Statement.Local _,
            Statement.LocalFunction _,
            Statement.Assign _,
            Statement.Run _,
            Statement.Break _,
            Statement.Goto _,
            Statement.Label _,
            Statement.TypeAlias _ -> {}
      }
    }
  }

  /** Whether no statement follows a block when it is done: it has returned or jumped. */
  static boolean ends(Block block) {
    return !block.statements().isEmpty()
        && switch (block.statements().getLast()) {
          case Statement.Return _, Statement.Break _, Statement.Goto _ -> true;
          case Statement.Do each -> ends(each.block());
          case Statement.If each ->
              each.otherwise() instanceof Block otherwise
                  && ends(otherwise)
                  && each.clauses().stream().allMatch(clause -> ends(clause.block()));
          default -> false;
        };
  }
}
