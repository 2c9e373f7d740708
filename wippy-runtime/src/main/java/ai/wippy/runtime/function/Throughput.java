package ai.wippy.runtime.function;

/**
 * Finds by trial how many calls at a time end the most calls per second: takes a step, keeps going
 * while that pays, turns round when it does not. Only spans in which callers queued count, because
 * without a queue the limit does not show.
 */
final class Throughput implements Concurrency {
  /**
   * Long enough for the rate of millisecond calls to mean something, short enough to follow a load.
   */
  static final long SPAN_NANOS = 100_000_000;

  /** Fewer calls than this say nothing about a rate. */
  static final int SPAN_CALLS = 10;

  private final int max;
  private int limit = 1;
  private int step = 1;
  private double rateBefore;
  private long spanStart;
  private int ended;

  Throughput(int max) {
    this.max = max;
  }

  @Override
  public int limit() {
    return limit;
  }

  @Override
  public void ended(long now, boolean queued) {
    if (!queued) {
      ended = 0;
      return;
    }
    if (ended++ == 0) {
      spanStart = now;
      return;
    }
    long span = now - spanStart;
    if (span < SPAN_NANOS || ended < SPAN_CALLS) {
      return;
    }
    double rate = (ended - 1) / (double) span;
    if (rate < rateBefore) {
      step = -step;
    }
    rateBefore = rate;
    limit = Math.clamp(limit + step, 1, max);
    ended = 0;
  }
}
