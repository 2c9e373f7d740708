package ai.wippy.runtime.function;

/** How many calls a pool lets run at a time. Used under the lock of its pool. */
sealed interface Concurrency permits Concurrency.Fixed, Throughput {
  /** What a shape asks for. */
  static Concurrency of(PoolShape shape) {
    return switch (shape) {
      case PoolShape.Inline() -> new Fixed(Integer.MAX_VALUE);
      case PoolShape.Lazy(int size) -> new Fixed(size);
      case PoolShape.Static(int size) -> new Fixed(size);
      case PoolShape.Adaptive(int max) -> new Throughput(max);
    };
  }

  /** The number now. */
  int limit();

  /**
   * A call has ended.
   *
   * @param now from {@link System#nanoTime}
   * @param queued whether others wait, so that the limit matters
   */
  void ended(long now, boolean queued);

  /** The same number always. */
  record Fixed(int limit) implements Concurrency {
    @Override
    public void ended(long now, boolean queued) {}
  }
}
