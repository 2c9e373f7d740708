package ai.wippy.runtime.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The channels of one process, and whose turn it is: of the threads that run its code only one does
 * so at a time, and whoever waits lets the next one go on. The first turn is that of the thread
 * that {@link #begin begins}. Thread-safe.
 */
public final class Channels implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Slot slot;
  private final Deque<Turn> waiting = new ArrayDeque<>(1);
  private boolean taken = true;
  private boolean working;
  private boolean closed;

  /** One who waits for it. */
  private static final class Turn {
    final Condition given;
    boolean mine;

    Turn(Condition given) {
      this.given = given;
    }
  }

  /**
   * No channel yet.
   *
   * @param slot whoever has the turn holds it
   */
  public Channels(Slot slot) {
    this.slot = slot;
  }

  /**
   * Waits for the slot: what the first thread does before it runs code of the process.
   *
   * @throws InterruptedException as {@link #select}
   */
  public void begin() throws InterruptedException {
    acquireSlot();
  }

  /**
   * A new channel.
   *
   * @param capacity how many values are in there before a sender has to wait, at least 0
   */
  public Channel open(int capacity) {
    return new Channel(lock, capacity, _ -> {});
  }

  /**
   * A channel that is {@link Channel#feed fed} from outside.
   *
   * @param taken hears of every value that is received; must not wait
   */
  public Channel inlet(Consumer<Object> taken) {
    return new Channel(lock, 0, taken);
  }

  /** Does the first case, in the order of the list, that can be done now. */
  public Optional<Selection> poll(List<Case> cases) {
    lock.lock();
    try {
      return attempt(cases);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Selection> attempt(List<Case> cases) {
    for (int i = 0; i < cases.size(); i++) {
      var done = cases.get(i).channel().attempt(i, cases.get(i));
      if (done != null) {
        return Optional.of(done);
      }
    }
    return Optional.empty();
  }

  /**
   * Does one of the cases: the first, in the order of the list, that can be done now, else
   * whichever can be done first. Others have their turn meanwhile.
   *
   * @throws InterruptedException if the thread is interrupted, which ends the process: it no longer
   *     has the turn
   */
  public Selection select(List<Case> cases) throws InterruptedException {
    return select(cases, Waiting.FOREVER).orElseThrow();
  }

  /**
   * The same, but no longer than {@code nanos}; empty if none of the cases could be done.
   *
   * @throws InterruptedException as {@link #select(List)}
   */
  public Optional<Selection> select(List<Case> cases, long nanos) throws InterruptedException {
    Optional<Selection> selection;
    lock.lockInterruptibly();
    try {
      var now = attempt(cases);
      if (now.isPresent()) {
        return now;
      }
      var place = new Waiting(cases, lock.newCondition());
      place.enter();
      giveTurn();
      selection = Optional.ofNullable(place.await(nanos));
      awaitTurn();
    } finally {
      lock.unlock();
    }
    acquireSlot();
    return selection;
  }

  /**
   * Does something that takes its time and does not touch what the turns protect. Others have their
   * turn meanwhile.
   *
   * @throws InterruptedException as {@link #select}
   */
  public <T> T outside(Callable<T> action) throws Exception {
    lock.lockInterruptibly();
    try {
      giveTurn();
    } finally {
      lock.unlock();
    }
    try {
      return action.call();
    } finally {
      // An interrupt that the action left standing must not keep the turn from being taken.
      takeTurn();
    }
  }

  /**
   * Waits for this thread's turn: what a further thread does before it runs code of the process.
   *
   * @throws InterruptedException as {@link #select}
   */
  public void takeTurn() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitTurn();
    } finally {
      lock.unlock();
    }
    acquireSlot();
  }

  /** Gives the turn to the next: what such a thread does at its end. */
  public void endTurn() {
    lock.lock();
    try {
      giveTurn();
    } finally {
      lock.unlock();
    }
  }

  private void giveTurn() {
    if (closed) {
      return;
    }
    if (working) {
      working = false;
      slot.release();
    }
    taken = !waiting.isEmpty();
    if (taken) {
      var next = waiting.removeFirst();
      next.mine = true;
      next.given.signal();
    }
  }

  /** Under the lock; a turn that is given to a thread in the queue stays taken. */
  private void awaitTurn() throws InterruptedException {
    if (!taken) {
      taken = true;
    } else {
      var turn = new Turn(lock.newCondition());
      waiting.addLast(turn);
      try {
        while (!turn.mine) {
          turn.given.await();
        }
      } catch (InterruptedException e) {
        if (turn.mine) {
          giveTurn();
        } else {
          waiting.remove(turn);
        }
        throw e;
      }
    }
    working = !closed && slot.tryAcquire();
  }

  private void acquireSlot() throws InterruptedException {
    if (working) {
      return;
    }
    boolean acquired = false;
    try {
      slot.acquire();
      acquired = true;
    } finally {
      lock.lock();
      try {
        working = acquired && !closed;
        if (acquired && closed) {
          slot.release();
        } else if (!acquired) {
          giveTurn();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** The process has ended: gives the slot back, whoever had the turn. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (working) {
        slot.release();
      }
      working = false;
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
