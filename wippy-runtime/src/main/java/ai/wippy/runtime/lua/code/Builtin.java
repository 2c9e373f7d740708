package ai.wippy.runtime.lua.code;

import java.util.function.UnaryOperator;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/**
 * A function of Lua that is written in Java. Complaints about its arguments name it; errors that it
 * throws are said to be where it was called.
 */
public final class Builtin extends VarArgFunction {
  private static final String BAD_ARGUMENT = "bad argument";

  private final UnaryOperator<Varargs> body;

  /**
   * A function.
   *
   * @param name as in messages: {@code rep}
   * @param body arguments to results
   */
  public Builtin(String name, UnaryOperator<Varargs> body) {
    this.name = name;
    this.body = body;
  }

  @Override
  public Varargs invoke(Varargs args) {
    try {
      return body.apply(args);
    } catch (Raised e) {
      throw e;
    } catch (LuaError e) {
      throw e.getCause() == null ? Raised.inCaller(named(String.valueOf(e.getMessage()))) : e;
    }
  }

  private String named(String message) {
    int colon = message.indexOf(": ");
    return !message.startsWith(BAD_ARGUMENT) || message.contains(" to '") || colon < 0
        ? message
        : "%s to '%s' (%s)"
            .formatted(message.substring(0, colon), name, message.substring(colon + 2));
  }

  @Override
  public String tojstring() {
    return "function: builtin: " + name;
  }
}
