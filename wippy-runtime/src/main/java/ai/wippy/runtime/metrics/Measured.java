package ai.wippy.runtime.metrics;

/** Something that has numbers to show. Thread-safe. */
@FunctionalInterface
public interface Measured {
  /** Writes them down as they are now. */
  void measure(Page page);
}
