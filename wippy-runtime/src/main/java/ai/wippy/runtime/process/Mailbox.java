package ai.wippy.runtime.process;

import ai.wippy.runtime.channel.Channel;
import ai.wippy.runtime.channel.Channels;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one process: messages by topic, and events. A topic that nobody listens to goes to
 * the inbox. Thread-safe.
 */
final class Mailbox {
  private final Pid owner;
  private final Channels channels;
  private final MailboxLimits limits;
  private final Channel inbox;
  private final Channel events;
  private final Map<String, Channel> topics = new HashMap<>(1);

  /** Without a lock, because receivers count down under the lock of the channels. */
  private final AtomicLong messages = new AtomicLong();

  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong waitingEvents = new AtomicLong();
  private long number;
  private boolean closed;

  Mailbox(Pid owner, Channels channels, MailboxLimits limits) {
    this.owner = owner;
    this.channels = channels;
    this.limits = limits;
    inbox = channels.inlet(this::taken);
    events = channels.inlet(_ -> waitingEvents.decrementAndGet());
  }

  private void taken(Object value) {
    if (value instanceof Message message) {
      messages.decrementAndGet();
      bytes.addAndGet(-message.bytes());
    }
  }

  /** Messages of all topics that have no channel of their own. */
  Channel inbox() {
    return inbox;
  }

  /** Values are {@link Event}s. */
  Channel events() {
    return events;
  }

  /**
   * Messages of a topic, from now on and those of the inbox. The same channel for the same topic.
   */
  synchronized Channel listen(String topic) {
    var there = topics.get(topic);
    if (there != null) {
      return there;
    }
    var channel = channels.inlet(this::taken);
    inbox
        .drain(value -> value instanceof Message message && message.topic().equals(topic))
        .forEach(channel::feed);
    topics.put(topic, channel);
    return channel;
  }

  /**
   * Closes a channel of {@link #listen}; what nobody has received of it goes to the inbox, in the
   * order in which it came. Does nothing for other channels.
   */
  synchronized void unlisten(Channel channel) {
    if (!topics.values().remove(channel)) {
      return;
    }
    var all = new ArrayList<Message>();
    for (Channel each : List.of(inbox, channel)) {
      each.drain(_ -> true).forEach(value -> all.add((Message) value));
    }
    all.sort(Comparator.comparingLong(Message::number));
    channel.close();
    all.forEach(inbox::feed);
  }

  /**
   * Puts in a message.
   *
   * @throws Failure of kind INVALID if it is too large, RATE_LIMITED if the mailbox is full,
   *     NOT_FOUND if the process has ended; then it is not in there
   */
  synchronized void deliver(@Nullable Pid from, String topic, List<Object> payloads) {
    if (closed) {
      throw gone(owner);
    }
    long weight = Message.weight(payloads);
    if (weight > limits.messageBytes()) {
      throw new Failure(
          Kind.INVALID,
          "a message of %d bytes is too large for %s, which takes up to %d (mailbox.message_bytes)"
              .formatted(weight, owner, limits.messageBytes()));
    }
    if (messages.get() >= limits.capacity()) {
      throw full("%d messages wait (mailbox.capacity)".formatted(limits.capacity()));
    }
    if (bytes.get() + weight > limits.bytes()) {
      throw full("%d bytes wait (mailbox.bytes)".formatted(bytes.get()));
    }
    messages.incrementAndGet();
    bytes.addAndGet(weight);
    topics.getOrDefault(topic, inbox).feed(new Message(++number, from, topic, payloads, weight));
  }

  /**
   * Asks the process to end.
   *
   * @throws Failure of kind RATE_LIMITED if it has been asked too often, NOT_FOUND if it has ended
   */
  synchronized void cancel(@Nullable Pid from, String reason) {
    if (closed) {
      throw gone(owner);
    }
    if (waitingEvents.get() >= limits.capacity()) {
      throw full("%d events wait".formatted(waitingEvents.get()));
    }
    deliver(new Event.Canceled(from, Instant.now(), reason));
  }

  /** Puts in an event, of which there are no more than the process has links and monitors. */
  synchronized void deliver(Event event) {
    if (!closed) {
      waitingEvents.incrementAndGet();
      events.feed(event);
    }
  }

  private Failure full(String why) {
    return new Failure(
        Kind.RATE_LIMITED,
        "mailbox of %s is full: %s; send again when it has received some".formatted(owner, why),
        true,
        null,
        null);
  }

  static Failure gone(Pid pid) {
    return new Failure(Kind.NOT_FOUND, "process not found: " + pid);
  }

  /** Refuses all that comes, and forgets what nobody received. */
  synchronized void close() {
    closed = true;
    topics.values().forEach(channel -> channel.drain(_ -> true));
    inbox.drain(_ -> true);
    events.drain(_ -> true);
  }
}
