package ai.wippy.runtime.wasi.clocks;

import ai.wippy.runtime.wasi.io.Poll;
import ai.wippy.runtime.wasi.io.ReadyPollable;

/** Nanoseconds since it was made, which never go back. */
public final class HostMonotonicClock implements MonotonicClock {
  private final long start = System.nanoTime();

  @Override
  public long now() {
    return System.nanoTime() - start;
  }

  @Override
  public long resolution() {
    return 1;
  }

  @Override
  public Poll.Pollable subscribeInstant(long when) {
    long now = now();
    return subscribeDuration(Long.compareUnsigned(when, now) <= 0 ? 0 : when - now);
  }

  @Override
  public Poll.Pollable subscribeDuration(long when) {
    return new ReadyPollable(Alarm.in(when));
  }
}
