package ai.wippy.runtime.process;

import ai.wippy.runtime.channel.Channel;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens in an application, for those who watch it. Whoever is slow misses some: nobody waits
 * for a watcher. Thread-safe.
 */
public final class EventBus {
  /** How many events wait for one who watches. */
  private static final int MOST_WAITING = 4096;

  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

  /**
   * Something that has happened.
   *
   * @param system where
   * @param kind what
   * @param path to what
   * @param data as in {@link ai.wippy.runtime.payload.JavaValues}; its nil for none
   */
  public record Event(String system, String kind, String path, Object data) {}

  /** Ends with {@link #close}. */
  public final class Subscription implements AutoCloseable {
    private final Pattern system;
    private final Pattern kind;
    private final Channel channel;

    private Subscription(String system, String kind, Channel channel) {
      this.system = pattern(system);
      this.kind = pattern(kind);
      this.channel = channel;
    }

    private void offer(Event event) {
      if (!system.matcher(event.system).matches() || !kind.matcher(event.kind).matches()) {
        return;
      }
      if (channel.size() >= MOST_WAITING) {
        System.getLogger(EventBus.class.getName())
            .log(
                Level.WARNING,
                "an event {0} {1} is lost on a slow watcher",
                event.system,
                event.kind);
      } else {
        channel.feed(event);
      }
    }

    @Override
    public void close() {
      subscriptions.remove(this);
    }
  }

  /**
   * Puts what happens from now on into a channel.
   *
   * @param system of dotted words, where {@code *} stands for one and {@code **} for any number
   * @param kind the same
   */
  public Subscription subscribe(String system, String kind, Channel channel) {
    var subscription = new Subscription(system, kind, channel);
    subscriptions.add(subscription);
    return subscription;
  }

  private static Pattern pattern(String words) {
    return Pattern.compile(
        Stream.of(words.split("\\.", -1))
            .map(word ->
                switch (word) {
                  case "*" -> "[^.]*";
                  case "**" -> ".*";
                  default -> Pattern.quote(word);
                })
            .collect(Collectors.joining("\\.")));
  }

  /** Tells all who watch. */
  public void send(Event event) {
    subscriptions.forEach(subscription -> subscription.offer(event));
  }
}
