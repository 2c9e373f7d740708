package ai.wippy.runtime.lua;

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

  static Varargs of(Trace trace, Supplier<Varargs> body) {
    trace.clear();
    try {
      return LuaValue.varargsOf(LuaValue.TRUE, body.get());
    } catch (LuaError e) {
      return failed(trace.caught(e));
    } catch (Failure e) {
      return failed(ErrorValue.of(e));
    } catch (StackOverflowError e) {
      trace.clear();
      return failed(Bytes.of(Faults.TOO_DEEP));
    } catch (OutOfMemoryError e) {
      trace.clear();
      return failed(Bytes.of(Faults.NO_MEMORY));
    }
  }

  private static Varargs failed(LuaValue error) {
    return LuaValue.varargsOf(LuaValue.FALSE, error);
  }
}
