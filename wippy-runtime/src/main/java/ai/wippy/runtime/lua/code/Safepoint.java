package ai.wippy.runtime.lua.code;

/**
 * Where an interruption ends code: compiled Lua comes here when a function begins and at the end of
 * each turn of a loop, builtins that may run long do so themselves.
 */
public final class Safepoint {
  private Safepoint() {}

  /**
   * Goes on, unless the thread is interrupted.
   *
   * @throws Cancellation if it is; the thread stays interrupted
   */
  public static void poll() {
    if (Thread.currentThread().isInterrupted()) {
      throw new Cancellation();
    }
  }
}
