package ai.wippy.runtime.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A queue of values between coroutines, first come first served on both ends. Values are opaque.
 * Thread-safe.
 */
public final class Channel {
  private final ReentrantLock lock;
  private final int capacity;
  private final Consumer<Object> taken;
  private final Deque<Object> buffer = new ArrayDeque<>(1);
  private final SequencedSet<Waiting.Place> receivers = new LinkedHashSet<>(1);
  private final SequencedSet<Waiting.Place> senders = new LinkedHashSet<>(1);
  private @Nullable List<Watching> watching;
  private boolean closed;

  Channel(ReentrantLock lock, int capacity, Consumer<Object> taken) {
    this.lock = lock;
    this.capacity = capacity;
    this.taken = taken;
  }

  /**
   * Puts in a value from outside, however many are in there.
   *
   * @return false if the channel is closed: the value is not in it
   */
  public boolean feed(Object value) {
    List<Watching> told;
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      put(value);
      told = takeWatching();
    } finally {
      lock.unlock();
    }
    told.forEach(each -> each.wake.run());
    return true;
  }

  /** Somebody who wants to be told once. */
  private static final class Watching {
    final Runnable wake;

    Watching(Runnable wake) {
      this.wake = wake;
    }
  }

  /** Whether something can be received now, or nothing ever will. */
  public boolean isReceivable() {
    lock.lock();
    try {
      return closed || !buffer.isEmpty() || !senders.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs {@code wake} once when {@link #isReceivable} may have become true: at once if it is, and
   * possibly in vain. It must not wait.
   *
   * @return ends that
   */
  public Runnable watch(Runnable wake) {
    var mine = new Watching(wake);
    lock.lock();
    try {
      if (!closed && buffer.isEmpty() && senders.isEmpty()) {
        var all = watching == null ? new ArrayList<Watching>(1) : watching;
        all.add(mine);
        watching = all;
        return () -> forget(mine);
      }
    } finally {
      lock.unlock();
    }
    wake.run();
    return () -> {};
  }

  private void forget(Watching gone) {
    lock.lock();
    try {
      if (watching != null) {
        watching.remove(gone);
      }
    } finally {
      lock.unlock();
    }
  }

  private List<Watching> takeWatching() {
    var told = watching;
    watching = null;
    return told == null ? List.of() : told;
  }

  private void put(Object value) {
    if (receivers.isEmpty()) {
      buffer.add(value);
    } else {
      taken.accept(value);
      receivers.getFirst().complete(value, true);
    }
  }

  /** Takes out what nobody has received and {@code which} accepts, in order. */
  public List<Object> drain(Predicate<Object> which) {
    lock.lock();
    try {
      var drained = new ArrayList<Object>();
      buffer.removeIf(value -> which.test(value) && drained.add(value));
      return drained;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing can be sent any more; what is in there can still be received. Whoever waits to send is
   * told so. Does nothing the second time.
   */
  public void close() {
    List<Watching> told;
    lock.lock();
    try {
      closed = true;
      told = takeWatching();
      List.copyOf(senders).forEach(sender -> sender.complete(null, false));
      if (buffer.isEmpty()) {
        List.copyOf(receivers).forEach(receiver -> receiver.complete(null, false));
      }
    } finally {
      lock.unlock();
    }
    told.forEach(each -> each.wake.run());
  }

  /** How many values are in there that nobody has received. */
  public int size() {
    lock.lock();
    try {
      return buffer.size();
    } finally {
      lock.unlock();
    }
  }

  /** Does it if it can be done without waiting; null if not. Under the lock. */
  @Nullable Selection attempt(int index, Case wanted) {
    return switch (wanted) {
      case Case.Receive _ -> receive(index);
      case Case.Send(Channel _, Object value) -> send(index, value);
    };
  }

  private @Nullable Selection receive(int index) {
    if (!buffer.isEmpty()) {
      var value = buffer.remove();
      taken.accept(value);
      if (!senders.isEmpty()) {
        var sender = senders.getFirst();
        buffer.add(sender.value());
        sender.complete(null, true);
      }
      return new Selection(index, value, true);
    }
    if (!senders.isEmpty()) {
      var sender = senders.getFirst();
      var value = sender.value();
      sender.complete(null, true);
      return new Selection(index, value, true);
    }
    return closed ? new Selection(index, null, false) : null;
  }

  private @Nullable Selection send(int index, Object value) {
    if (closed) {
      return new Selection(index, null, false);
    }
    if (receivers.isEmpty() && buffer.size() >= capacity) {
      return null;
    }
    put(value);
    return new Selection(index, null, true);
  }

  void enqueue(Case wanted, Waiting.Place place) {
    switch (wanted) {
      case Case.Receive _ -> receivers.add(place);
      case Case.Send _ -> senders.add(place);
    }
  }

  void forget(Waiting.Place place) {
    receivers.remove(place);
    senders.remove(place);
  }
}
