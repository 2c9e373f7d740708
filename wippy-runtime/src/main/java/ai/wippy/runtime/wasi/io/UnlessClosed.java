package ai.wippy.runtime.wasi.io;

import java.util.function.BooleanSupplier;

/**
 * What a stream waits for: nobody waits for one that is closed.
 *
 * @param closed whether the stream is closed now
 * @param open what it waits for otherwise
 */
record UnlessClosed(BooleanSupplier closed, Readiness open) implements Readiness {
  private Readiness current() {
    return closed.getAsBoolean() ? NOW : open;
  }

  @Override
  public boolean ready() {
    return current().ready();
  }

  @Override
  public Watch watch(Runnable wake) {
    return current().watch(wake);
  }

  @Override
  public long nanos() {
    return current().nanos();
  }
}
