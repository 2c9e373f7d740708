package ai.wippy.runtime.lua.module;

import ai.wippy.runtime.lua.ErrorValue;
import ai.wippy.runtime.payload.Failure;
import java.util.function.Supplier;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code value, err}: how functions of modules answer. */
final class Answer {
  private Answer() {}

  /** What {@code body} gives, or nil and its failure. */
  static Varargs of(Supplier<LuaValue> body) {
    try {
      return LuaValue.varargsOf(body.get(), LuaValue.NIL);
    } catch (Failure failure) {
      return LuaValue.varargsOf(LuaValue.NIL, ErrorValue.of(failure));
    }
  }

  /** {@code true}, or nil and the failure of {@code body}. */
  static Varargs of(Runnable body) {
    return of(() -> {
      body.run();
      return LuaValue.TRUE;
    });
  }
}
