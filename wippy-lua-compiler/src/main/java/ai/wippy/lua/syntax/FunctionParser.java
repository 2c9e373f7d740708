package ai.wippy.lua.syntax;

import java.util.List;

/** Parses what follows the word {@code function}, which expressions and statements both have. */
interface FunctionParser {
  /**
   * From type parameters or parameters to {@code end}.
   *
   * @param word the word {@code function}, which was read
   * @param name of the function, empty if it has none
   * @param implicit parameters that are not written: {@code self}
   */
  Function function(Token word, String name, List<String> implicit) throws SyntaxError;
}
