package ai.wippy.runtime.function;

import ai.wippy.registry.Entry;
import java.util.Map;

/** How many calls of a function run at a time, as its entry's {@code pool} says. */
public sealed interface PoolShape {
  /**
   * Every call runs at once. Nothing is shared that would have to be kept apart: each call has a
   * fresh instance, and a function may call itself.
   */
  record Inline() implements PoolShape {}

  /**
   * At most {@code size} at a time; no worker exists while nothing runs.
   *
   * @param size positive
   */
  record Lazy(int size) implements PoolShape {}

  /**
   * At most {@code size} at a time.
   *
   * @param size positive
   */
  record Static(int size) implements PoolShape {}

  /**
   * From 1 to {@code max} at a time, whatever gives the most throughput.
   *
   * @param max positive
   */
  record Adaptive(int max) implements PoolShape {}

  /** How many threads an entry gets that asks for threads of its own, but not how many. */
  int MOST_DEDICATED = 4;

  /**
   * The shape of an entry's pool: with a worker class as many as there are workers. Without a type:
   * lazy for an open size, static for workers, inline for a size alone.
   */
  static PoolShape of(Entry entry) {
    var pool = EntryOptions.group(entry, "pool");
    int size = number(pool, "size");
    int workers = number(pool, "workers");
    int maxSize = number(pool, "max_size");
    if (WorkerClass.of(entry) == WorkerClass.WASM) {
      int cores = Runtime.getRuntime().availableProcessors();
      return new Static(or(workers, Math.min(cores, MOST_DEDICATED)));
    }
    String type = pool.get("type") instanceof String text ? text : "";
    return switch (type) {
      case "inline" -> new Inline();
      case "lazy" -> new Lazy(or(maxSize, 16));
      case "static" -> new Static(or(workers, or(size, 8)));
      case "adaptive" -> new Adaptive(or(maxSize, 16));
      case "" -> automatic(size, workers, maxSize);
      default ->
          throw new IllegalStateException(
              "%s: the build let pool type %s pass".formatted(entry.id(), type));
    };
  }

  private static PoolShape automatic(int size, int workers, int maxSize) {
    if (workers > 0) {
      return new Static(workers);
    }
    return size == 0 || maxSize > 0 ? new Lazy(or(maxSize, 100)) : new Inline();
  }

  private static int or(int value, int otherwise) {
    return value > 0 ? value : otherwise;
  }

  private static int number(Map<?, ?> pool, String name) {
    return (int) Math.min(EntryOptions.number(pool, name), Integer.MAX_VALUE);
  }
}
