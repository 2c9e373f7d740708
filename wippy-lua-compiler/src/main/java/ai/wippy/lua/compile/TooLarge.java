package ai.wippy.lua.compile;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.lua.syntax.Function;
import ai.wippy.lua.syntax.SyntaxError;
import java.io.Serial;

/** The code of a function exceeds what a method of the JVM can hold. */
final class TooLarge extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Function function;

  TooLarge(Function function, IllegalArgumentException cause) {
    super(cause);
    this.function = function;
  }

  SyntaxError syntaxError(SourceText source) {
    boolean isMain = function.at() == 0;
    return new SyntaxError(
        source.span(function.at(), function.at() + (isMain ? 1 : "function".length())),
        "%s is too large: its code exceeds the 64 KiB that the JVM allows"
            .formatted(
                isMain
                    ? "the main chunk"
                    : function.name().isEmpty() ? "this function" : "`" + function.name() + "`"),
        "move parts of it into functions of their own");
  }
}
