package ai.wippy.runtime.function;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Bounds how many calls run at a time. Calls beyond that wait, first come first served, for as long
 * as their callers do; a full queue is no error.
 *
 * <p>A worker is no more than the right to run: the call runs in the thread of its caller, and what
 * it runs is fresh. So workers that are idle hold neither thread nor memory, and there is nothing
 * to drop when nothing runs.
 */
final class Pool implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition drained = lock.newCondition();
  private final Deque<Caller> waiting = new ArrayDeque<>();
  private final Concurrency concurrency;
  private int running;
  private boolean closed;

  Pool(Concurrency concurrency) {
    this.concurrency = concurrency;
  }

  /** One who waits; admitted by whoever leaves, so that nobody can push in. */
  private static final class Caller {
    final Condition turn;
    boolean admitted;

    Caller(Condition turn) {
      this.turn = turn;
    }
  }

  /**
   * Runs a call when it is its turn.
   *
   * @throws Failure of kind UNAVAILABLE if the pool is closed, CANCELED if the thread is
   *     interrupted while it waits, whose interrupt status stays set then
   */
  <T> T run(Supplier<T> call) {
    enter();
    try {
      return call.get();
    } finally {
      leave();
    }
  }

  private void enter() {
    lock.lock();
    try {
      if (!closed && waiting.isEmpty() && running < concurrency.limit()) {
        running++;
        return;
      }
      var caller = new Caller(lock.newCondition());
      waiting.addLast(caller);
      try {
        while (!caller.admitted && !closed) {
          caller.turn.await();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        giveUp(caller);
        throw new Failure(Kind.CANCELED, "canceled while it waited for a free worker");
      }
      if (!caller.admitted) {
        giveUp(caller);
        throw new Failure(Kind.UNAVAILABLE, "pool is closed");
      }
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(Caller caller) {
    if (caller.admitted) {
      running--;
      admit();
    } else {
      waiting.remove(caller);
    }
  }

  private void leave() {
    lock.lock();
    try {
      running--;
      concurrency.ended(System.nanoTime(), !waiting.isEmpty());
      admit();
    } finally {
      lock.unlock();
    }
  }

  private void admit() {
    while (running < concurrency.limit() && !waiting.isEmpty() && !closed) {
      var next = waiting.removeFirst();
      next.admitted = true;
      running++;
      next.turn.signal();
    }
    if (running == 0) {
      drained.signalAll();
    }
  }

  /** Lets what runs go on, and refuses what waits and what comes. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.forEach(caller -> caller.turn.signal());
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing runs. */
  boolean awaitDrained(Duration timeout) throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lock();
    try {
      while (running > 0 && nanos > 0) {
        nanos = drained.awaitNanos(nanos);
      }
      return running == 0;
    } finally {
      lock.unlock();
    }
  }

  /** How many calls run. */
  int running() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** How many callers wait. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
