package peers.res;

import java.util.List;

/** {@code interface peers:res/counters@0.1.0} */
public interface Counters {
  interface Counter extends AutoCloseable {
    /** {@code [method]counter.increment: func(self: borrow<counter>, by: s64) -> s64} */
    long increment(long by);

    /** {@code [method]counter.value: func(self: borrow<counter>) -> s64} */
    long value();

    /** {@code [method]counter.label: func(self: borrow<counter>) -> string} */
    String label();

    /** Drops the resource. */
    @Override
    default void close() {}
  }

  /** {@code [constructor]counter: func(start: s64) -> own<counter>} */
  Counter newCounter(long start);

  /** {@code [static]counter.merge: func(a: own<counter>, b: own<counter>) -> own<counter>} */
  Counter counterMerge(Counter a, Counter b);

  /** {@code larger: func(a: borrow<counter>, b: borrow<counter>) -> s64} */
  long larger(Counter a, Counter b);

  /**
   * {@code split: func(c: own<counter>, n: u32) -> list<own<counter>>}
   *
   * @param n 0 to 4294967295
   */
  List<Counter> split(Counter c, long n);

  /**
   * {@code live: func() -> u32}
   *
   * @return 0 to 4294967295
   */
  long live();
}
