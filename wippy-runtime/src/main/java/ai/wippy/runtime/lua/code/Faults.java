package ai.wippy.runtime.lua.code;

/** Errors of the virtual machine below Lua, as Lua code sees them when it catches them. */
public final class Faults {
  /** Calls are nested too deeply. */
  public static final String TOO_DEEP = "stack overflow";

  /** A string would be longer than an array can be. */
  public static final String TOO_LARGE = "resulting string too large";

  /** There is no memory left. */
  public static final String NO_MEMORY = "not enough memory";

  private Faults() {}
}
