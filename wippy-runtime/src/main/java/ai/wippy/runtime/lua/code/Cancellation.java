package ai.wippy.runtime.lua.code;

import java.io.Serial;

/**
 * The end of running Lua code, because its thread was interrupted or its state was closed. An
 * {@link Error}, so that nothing that handles errors of Lua catches it.
 */
public final class Cancellation extends Error {
  @Serial private static final long serialVersionUID = 1L;

  /** The end. */
  public Cancellation() {
    super("interrupted", null, false, false);
  }
}
