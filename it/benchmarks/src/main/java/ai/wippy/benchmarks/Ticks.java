package ai.wippy.benchmarks;

import guest.CallbackImports;

/** What the guest {@code callback} calls. */
public final class Ticks implements CallbackImports {
  @Override
  public long tick(long count) {
    return count + 1;
  }
}
