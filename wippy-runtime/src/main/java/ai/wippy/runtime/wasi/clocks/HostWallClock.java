package ai.wippy.runtime.wasi.clocks;

import java.time.InstantSource;

/**
 * The time of day.
 *
 * @param source where the time comes from
 */
public record HostWallClock(InstantSource source) implements WallClock {
  /** What the clocks of today's systems give through the JDK. */
  private static final long RESOLUTION_NANOS = 1_000;

  @Override
  public Datetime now() {
    var now = source.instant();
    return new Datetime(now.getEpochSecond(), now.getNano());
  }

  @Override
  public Datetime resolution() {
    return new Datetime(0, RESOLUTION_NANOS);
  }
}
