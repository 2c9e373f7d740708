package ai.wippy.runtime.lua.code;

import org.luaj.vm2.LuaString;

/** A value that {@code ..} takes for a text, such as an error. */
@FunctionalInterface
public interface Joinable {
  /** The text. */
  LuaString text();
}
