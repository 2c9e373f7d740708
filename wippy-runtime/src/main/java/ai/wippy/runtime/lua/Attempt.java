package ai.wippy.runtime.lua;

import ai.wippy.runtime.lua.code.Bytes;
import ai.wippy.runtime.lua.code.Faults;
import ai.wippy.runtime.lua.code.Raised;
import ai.wippy.runtime.lua.code.Where;
import ai.wippy.runtime.payload.Failure;
import java.util.function.Supplier;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Calls as {@code pcall} does: {@code true} and results, or {@code false} and the error's value.
 */
final class Attempt {
  private Attempt() {}

  static Varargs of(Supplier<Varargs> body) {
    try {
      return LuaValue.varargsOf(LuaValue.TRUE, body.get());
    } catch (LuaError e) {
      return failed(value(e));
    } catch (Failure e) {
      return failed(ErrorValue.of(e));
    } catch (StackOverflowError _) {
      return failed(Bytes.of(Faults.TOO_DEEP));
    } catch (OutOfMemoryError _) {
      return failed(Bytes.of(Faults.NO_MEMORY));
    }
  }

  private static Varargs failed(LuaValue error) {
    return LuaValue.varargsOf(LuaValue.FALSE, error);
  }

  /** What Lua code sees of an error. */
  static LuaValue value(LuaError error) {
    if (error instanceof Raised raised) {
      return raised.value();
    }
    Throwable cause = error.getCause();
    return cause == null
        ? Bytes.of(Where.prefix(error) + error.getMessage())
        : ErrorValue.of(cause);
  }
}
