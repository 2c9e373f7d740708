package ai.wippy.runtime.wasi.io;

/** What never makes anybody wait, because it is done at once or by blocking: a file. */
public interface AlwaysReady extends Readiness {
  @Override
  default boolean ready() {
    return true;
  }

  @Override
  default Watch watch(Runnable wake) {
    wake.run();
    return Watch.NONE;
  }
}
