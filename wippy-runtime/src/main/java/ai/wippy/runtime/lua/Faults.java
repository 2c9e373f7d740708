package ai.wippy.runtime.lua;

/** Errors of the virtual machine below Lua, as Lua code sees them when it catches them. */
final class Faults {
  static final String TOO_DEEP = "stack overflow";
  static final String TOO_LARGE = "resulting string too large";
  static final String NO_MEMORY = "not enough memory";

  private Faults() {}
}
