package ai.wippy.runtime.lua;

/**
 * The end of running Lua code, because its thread was interrupted or its state was closed.
 *
 * <p>An {@link Error}, because LuaJ turns every exception into a Lua error, which {@code pcall}
 * would catch.
 */
final class Cancellation extends Error {
  private static final long serialVersionUID = 1L;

  Cancellation() {
    super("interrupted", null, false, false);
  }
}
