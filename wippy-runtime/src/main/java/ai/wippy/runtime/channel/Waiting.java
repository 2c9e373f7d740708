package ai.wippy.runtime.channel;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A select that waits for one of its cases. Used under the lock of its channels. */
final class Waiting {
  /**
   * One of its cases; what stands in the queue of a channel. Two of them are never equal, because a
   * select may name a channel twice.
   */
  static final class Place {
    private final Waiting waiting;
    private final int index;

    Place(Waiting waiting, int index) {
      this.waiting = waiting;
      this.index = index;
    }

    /** The value that it wants to send. */
    Object value() {
      return waiting.cases.get(index) instanceof Case.Send(Channel _, Object value) ? value : this;
    }

    /** The case is done: the select goes on with it. */
    void complete(@Nullable Object value, boolean ok) {
      waiting.complete(new Selection(index, value, ok));
    }
  }

  /** No limit. */
  static final long FOREVER = Long.MAX_VALUE;

  private final List<Case> cases;
  private final List<Place> places;
  private final Condition ready;
  private @Nullable Selection selection;

  Waiting(List<Case> cases, Condition ready) {
    this.cases = cases;
    this.ready = ready;
    places = IntStream.range(0, cases.size()).mapToObj(i -> new Place(this, i)).toList();
  }

  private void complete(Selection done) {
    selection = done;
    leave();
    ready.signal();
  }

  void enter() {
    for (Place place : places) {
      cases.get(place.index).channel().enqueue(cases.get(place.index), place);
    }
  }

  void leave() {
    for (Place place : places) {
      cases.get(place.index).channel().forget(place);
    }
  }

  /** Waits for what {@link Place#complete} says; null if it says nothing in time. */
  @Nullable Selection await(long nanos) throws InterruptedException {
    try {
      long left = nanos;
      while (selection == null && left > 0) {
        if (nanos == FOREVER) {
          ready.await();
        } else {
          left = ready.awaitNanos(left);
        }
      }
      if (selection == null) {
        leave();
      }
      return selection;
    } catch (InterruptedException e) {
      leave();
      throw e;
    }
  }
}
