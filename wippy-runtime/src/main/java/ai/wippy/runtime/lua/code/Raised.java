package ai.wippy.runtime.lua.code;

import java.io.Serial;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/**
 * An error of Lua on its way out: any value, kept as it is. Has no stack trace, which would cost
 * more than most errors are worth; a text already begins with its place.
 */
public final class Raised extends LuaError {
  @Serial private static final long serialVersionUID = 1L;

  private final transient LuaValue value;
  private final boolean isFault;

  private Raised(LuaValue value, boolean isFault) {
    super(value);
    this.value = value;
    this.isFault = isFault;
  }

  /** What code raises on purpose. */
  public static Raised of(LuaValue value) {
    return new Raised(value, false);
  }

  /** A mistake in code, at the line of Lua that is running. */
  public static Raised here(String problem) {
    return new Raised(Bytes.of(Where.prefix() + problem), true);
  }

  /** A mistake in a call of a builtin, at the line of Lua that called it. */
  static Raised inCaller(String problem) {
    return new Raised(Bytes.of(Where.prefix(1) + problem), true);
  }

  /** What was raised. */
  public LuaValue value() {
    return value;
  }

  /** Whether it is a mistake in the code that ran, such as a call of nil. */
  public boolean isFault() {
    return isFault;
  }

  @Override
  public String getMessage() {
    return String.valueOf(value.tojstring());
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
