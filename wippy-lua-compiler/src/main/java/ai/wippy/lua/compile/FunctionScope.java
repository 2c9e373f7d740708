package ai.wippy.lua.compile;

import ai.wippy.lua.syntax.Function;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a function once its names are resolved. */
final class FunctionScope {
  private final int number;
  private final Function function;
  private final @Nullable FunctionScope parent;
  private final List<Variable> parameters = new ArrayList<>();
  private final List<Variable> captured = new ArrayList<>();
  private @Nullable Variable self;

  FunctionScope(int number, Function function, @Nullable FunctionScope parent) {
    this.number = number;
    this.function = function;
    this.parent = parent;
  }

  /** Its number in the chunk; the main function has 0. */
  int number() {
    return number;
  }

  Function function() {
    return function;
  }

  @Nullable FunctionScope parent() {
    return parent;
  }

  List<Variable> parameters() {
    return parameters;
  }

  /** Variables of functions around it that it, or a function in it, uses. */
  List<Variable> captured() {
    return captured;
  }

  /** The place of a variable of an outer function among those that it captures. */
  int capture(Variable variable) {
    int known = captured.indexOf(variable);
    if (known >= 0) {
      return known;
    }
    captured.add(variable);
    return captured.size() - 1;
  }

  /** Notes that it is the first value of a variable. */
  void names(Variable variable) {
    self = variable;
  }

  /** Whether a variable is this function whenever it runs. */
  boolean isSelf(Variable variable) {
    return variable == self && variable.isConstant();
  }
}
