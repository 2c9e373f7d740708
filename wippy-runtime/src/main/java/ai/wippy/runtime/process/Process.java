package ai.wippy.runtime.process;

import ai.wippy.runtime.channel.Channel;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs and has a pid: a process of a host, or a call of a function. What it may do
 * to others is in {@link Processes}. Thread-safe.
 */
public final class Process {
  private final Pid pid;
  private final Context context;
  private final Channels channels;
  private final boolean hearsEvents;
  private final Mailbox mailbox;
  private final CompletableFuture<Outcome> end = new CompletableFuture<>();

  /** Guards what follows. Never held while another process is told something. */
  private final Object lock = new Object();

  private final Set<Process> links = new HashSet<>(1);
  private final Set<Process> monitors = new HashSet<>(1);
  private final Set<Process> monitored = new HashSet<>(1);
  private final Set<String> names = new HashSet<>(1);
  private @Nullable Thread thread;
  private @Nullable Failure killed;
  private boolean ended;
  private boolean trapsLinks;
  private volatile boolean askedForEvents;

  /**
   * A process that does not run yet.
   *
   * @param hearsEvents whether it can learn of events at all; one that cannot ends when it is asked
   *     to
   */
  Process(Pid pid, Context context, Channels channels, boolean hearsEvents, MailboxLimits limits) {
    this.pid = pid;
    this.context = context;
    this.channels = channels;
    this.hearsEvents = hearsEvents;
    mailbox = new Mailbox(pid, channels, limits);
  }

  /** Its id. */
  public Pid pid() {
    return pid;
  }

  /** Who it acts for. */
  public Context context() {
    return context;
  }

  /** The channels of its program, of which its inbox is one. */
  public Channels channels() {
    return channels;
  }

  /** {@link Message}s of topics that nobody listens to. */
  public Channel inbox() {
    return mailbox.inbox();
  }

  /** {@link Event}s. */
  public Channel events() {
    askedForEvents = true;
    return mailbox.events();
  }

  /** Whether its program has asked for {@link #events}, so that it can end when it is asked to. */
  boolean listensToEvents() {
    return askedForEvents;
  }

  /** {@link Message}s of a topic, those included that wait in the inbox. */
  public Channel listen(String topic) {
    return mailbox.listen(topic);
  }

  /** Ends a {@link #listen}: what nobody has received goes to the inbox. */
  public void unlisten(Channel channel) {
    mailbox.unlisten(channel);
  }

  /** Whether it hears of the failure of a linked process, instead of failing with it. */
  public boolean trapsLinks() {
    synchronized (lock) {
      return trapsLinks;
    }
  }

  /** Sets {@link #trapsLinks}. */
  public void trapLinks(boolean trap) {
    synchronized (lock) {
      trapsLinks = trap;
    }
  }

  /** Says which thread runs it. */
  void runIn(Thread runner) {
    synchronized (lock) {
      thread = runner;
      if (killed != null) {
        runner.interrupt();
      }
    }
  }

  void deliver(@Nullable Pid from, String topic, List<Object> payloads) {
    mailbox.deliver(from, topic, payloads);
  }

  /** Asks it to end. */
  void cancel(@Nullable Pid from, String reason) {
    if (hearsEvents) {
      mailbox.cancel(from, reason);
    } else {
      kill(new Failure(Kind.CANCELED, reason.isEmpty() ? "canceled" : reason));
    }
  }

  /** Ends it as soon as its thread heeds an interrupt; does not wait for that. */
  void kill(Failure why) {
    synchronized (lock) {
      if (ended || killed != null) {
        return;
      }
      killed = why;
      interrupt();
    }
    Thread.ofVirtual().name("end of " + pid).start(this::insist);
  }

  private void interrupt() {
    if (thread != null && !ended) {
      thread.interrupt();
    }
  }

  /** Code that swallows an interrupt must not save it. */
  private void insist() {
    try {
      for (long pause = 10; !end.isDone(); pause = Math.min(2 * pause, 1000)) {
        Thread.sleep(pause);
        synchronized (lock) {
          interrupt();
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  void link(Process other) {
    if (other == this) {
      return;
    }
    if (!addTo(links, other)) {
      throw Mailbox.gone(pid);
    }
    if (!other.addTo(other.links, this)) {
      removeFrom(links, other);
      throw Mailbox.gone(other.pid);
    }
  }

  void unlink(Process other) {
    removeFrom(links, other);
    other.removeFrom(other.links, this);
  }

  void monitor(Process other) {
    if (!addTo(monitored, other)) {
      throw Mailbox.gone(pid);
    }
    if (!other.addTo(other.monitors, this)) {
      removeFrom(monitored, other);
      throw Mailbox.gone(other.pid);
    }
  }

  void unmonitor(Process other) {
    removeFrom(monitored, other);
    other.removeFrom(other.monitors, this);
  }

  private boolean addTo(Set<Process> set, Process other) {
    synchronized (lock) {
      return !ended && (set.add(other) || true);
    }
  }

  private boolean removeFrom(Set<Process> set, Process other) {
    synchronized (lock) {
      return set.remove(other);
    }
  }

  /**
   * Takes a name if it is free; whoever has it then.
   *
   * @throws Failure of kind NOT_FOUND if this one has ended
   */
  Process claim(String name, Map<String, Process> all) {
    synchronized (lock) {
      if (ended) {
        throw Mailbox.gone(pid);
      }
      var holder = all.putIfAbsent(name, this);
      if (holder == null) {
        names.add(name);
        return this;
      }
      return holder;
    }
  }

  /** Gives a name back; whether it had it. */
  boolean release(String name, Map<String, Process> all) {
    synchronized (lock) {
      return names.remove(name) && all.remove(name, this);
    }
  }

  /**
   * It has ended: called by the thread that ran it, once nothing of it runs any more. Names are
   * free before anybody hears of it.
   *
   * @param claimed what it ended with; if it was killed, that counts instead
   * @param all names of all processes
   * @return what it ended with
   */
  Outcome end(Outcome claimed, Map<String, Process> all) {
    Outcome outcome;
    List<Process> linkedOnes;
    List<Process> watchers;
    List<Process> watched;
    synchronized (lock) {
      ended = true;
      outcome = killed == null ? claimed : new Outcome.Failed(killed);
      linkedOnes = List.copyOf(links);
      watchers = List.copyOf(monitors);
      watched = List.copyOf(monitored);
      List.of(links, monitors, monitored).forEach(Set::clear);
      names.forEach(name -> all.remove(name, this));
      names.clear();
    }
    mailbox.close();
    var now = Instant.now();
    linkedOnes.forEach(other -> other.linkedHasEnded(this, now, outcome));
    watchers.forEach(other -> other.monitoredHasEnded(this, now, outcome));
    watched.forEach(other -> other.removeFrom(other.monitors, this));
    end.complete(outcome);
    return outcome;
  }

  private void linkedHasEnded(Process other, Instant at, Outcome outcome) {
    if (!removeFrom(links, other) || !(outcome instanceof Outcome.Failed(Failure failure))) {
      return;
    }
    if (hearsEvents && trapsLinks()) {
      mailbox.deliver(new Event.LinkDown(other.pid, at, outcome));
    } else {
      kill(
          new Failure(
              Kind.INTERNAL,
              "linked process failed: %s: %s".formatted(other.pid, failure.message()),
              failure));
    }
  }

  private void monitoredHasEnded(Process other, Instant at, Outcome outcome) {
    if (removeFrom(monitored, other)) {
      mailbox.deliver(new Event.Exited(other.pid, at, outcome));
    }
  }

  /** Waits for its end. */
  Outcome await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process never fails", e);
    }
  }

  /** Waits for its end; whether it came. */
  boolean awaitEnd(Duration timeout) throws InterruptedException {
    try {
      end.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process never fails", e);
    }
  }

  /** Whether it is ended by another, or has ended. */
  boolean isEnding() {
    synchronized (lock) {
      return ended || killed != null;
    }
  }

  /** Whether it has ended. */
  boolean hasEnded() {
    synchronized (lock) {
      return ended;
    }
  }

  /** What ended it, if not its own code did. */
  public Optional<Failure> killed() {
    synchronized (lock) {
      return Optional.ofNullable(killed);
    }
  }

  /** Ends it with a failure of its own, whatever it does; as soon as its thread heeds that. */
  public void fail(Failure why) {
    kill(why);
  }

  @Override
  public String toString() {
    return pid.toString();
  }
}
