package ai.wippy.runtime.lua;

import ai.wippy.runtime.payload.Failure;
import java.util.function.Supplier;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code value, err}: how functions of modules answer. */
public final class Answer {
  private Answer() {}

  /** What {@code body} gives, or nil and its failure. */
  public static Varargs of(Supplier<LuaValue> body) {
    try {
      return LuaValue.varargsOf(body.get(), LuaValue.NIL);
    } catch (Failure failure) {
      return LuaValue.varargsOf(LuaValue.NIL, ErrorValue.of(failure));
    }
  }

  /** {@code true}, or nil and the failure of {@code body}. */
  public static Varargs of(Runnable body) {
    return of(() -> {
      body.run();
      return LuaValue.TRUE;
    });
  }
}
