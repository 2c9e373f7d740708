package ai.wippy.runtime.lua;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/** What {@code error(value, level)} throws: any value, kept as it is. */
final class Raised extends LuaError {
  private static final long serialVersionUID = 1L;

  private final transient LuaValue value;
  private final int at;

  /**
   * An error.
   *
   * @param at 1 puts the place of the call before a text, 2 that of its caller, 0 nothing
   */
  Raised(LuaValue value, int at) {
    super(value.tojstring());
    this.value = value;
    this.at = at;
  }

  LuaValue value() {
    return value;
  }

  int at() {
    return at;
  }
}
