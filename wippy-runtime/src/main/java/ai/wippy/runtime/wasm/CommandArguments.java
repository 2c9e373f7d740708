package ai.wippy.runtime.wasm;

import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.ExportedFunction.Param;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import java.util.List;

/**
 * Words of a command line as arguments of a function.
 *
 * @param command its name on the command line
 * @param function whose parameters say what the words mean
 */
record CommandArguments(String command, ExportedFunction function) {
  /**
   * One argument for each word; none for a command in the sense of WASI, which sees the words as
   * its command line.
   *
   * @throws Failure of kind INVALID with a usage line, if there are too few or too many, or one
   *     does not fit
   */
  Object[] parse(Values values, List<String> words) {
    var params = function.params();
    if (isCommand(function.name())) {
      return new Object[0];
    }
    if (words.size() < required() || words.size() > params.size()) {
      throw wrong(
          "expected %d argument%s, got %d"
              .formatted(params.size(), params.size() == 1 ? "" : "s", words.size()));
    }
    var args = new Object[words.size()];
    for (int i = 0; i < args.length; i++) {
      var param = params.get(i);
      try {
        args[i] = Word.parse(param.type().wit(), words.get(i), values);
      } catch (IllegalArgumentException e) {
        throw wrong("%s: %s".formatted(param.name(), e.getMessage()));
      }
    }
    return args;
  }

  /**
   * Whether a function is the one that a command in the sense of WASI is run by.
   *
   * @param name as the component spells it
   */
  static boolean isCommand(String name) {
    return name.equals("_start") || (name.startsWith("wasi:cli/run@") && name.endsWith("#run"));
  }

  private int required() {
    int count = function.params().size();
    while (count > 0 && optional(function.params().get(count - 1))) {
      count--;
    }
    return count;
  }

  private static boolean optional(Param param) {
    return param.type().wit().startsWith("option<");
  }

  /** The failure of a call with words that do not fit. */
  Failure wrong(String problem) {
    return new Failure(Kind.INVALID, problem + "\nusage: run " + usage());
  }

  private String usage() {
    var line = new StringBuilder(command);
    int required = required();
    for (int i = 0; i < function.params().size(); i++) {
      var param = function.params().get(i);
      String format = i < required ? " <%s: %s>" : " [%s: %s]";
      line.append(format.formatted(param.name(), Word.unwrapped(param.type().wit())));
    }
    return line.toString();
  }
}
