package ai.wippy.runtime.service;

import ai.wippy.registry.Durations;
import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * How an entry wants to be started and stopped: its {@code lifecycle}.
 *
 * @param autoStart whether it starts with the application; otherwise only if another requires it
 * @param optional whether the application starts without it if it cannot
 * @param startTimeout for one attempt to start
 * @param stopTimeout for its end
 * @param stableThreshold after a run of this length, earlier failures are forgotten
 * @param requires services that run before it starts and until it has stopped
 * @param restart what happens when it fails
 */
record Lifecycle(
    boolean autoStart,
    boolean optional,
    Duration startTimeout,
    Duration stopTimeout,
    Duration stableThreshold,
    List<EntryId> requires,
    Restart restart) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration STABLE = Duration.ofSeconds(5);

  /** Copies the list. */
  Lifecycle {
    requires = List.copyOf(requires);
  }

  /**
   * That of an entry, with a default for all that it leaves out.
   *
   * @param more services that it requires without saying so
   */
  static Lifecycle of(Entry entry, List<EntryId> more) {
    var settings = map(entry.data(), "lifecycle");
    var requires = new LinkedHashSet<EntryId>();
    for (String name : List.of("requires", "depends_on")) {
      requires.addAll(ids(settings, name, entry.id().namespace()));
    }
    requires.addAll(more);
    return new Lifecycle(
        Boolean.TRUE.equals(settings.get("auto_start")),
        "optional".equals(settings.get("startup")),
        time(settings, "start_timeout", TIMEOUT),
        time(settings, "stop_timeout", TIMEOUT),
        time(settings, "stable_threshold", STABLE),
        List.copyOf(requires),
        restart(map(settings, "restart")));
  }

  private static Restart restart(Map<?, ?> settings) {
    var otherwise = Restart.DEFAULT;
    return new Restart(
        time(settings, "initial_delay", otherwise.initialDelay()),
        time(settings, "max_delay", otherwise.maxDelay()),
        Math.max(1, number(settings, "backoff_factor", otherwise.factor())),
        Math.clamp(number(settings, "jitter", otherwise.jitter()), 0, 1),
        (long) number(settings, "max_attempts", otherwise.maxAttempts()));
  }

  private static Map<?, ?> map(Map<?, ?> outer, String name) {
    return outer.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  private static List<EntryId> ids(Map<?, ?> settings, String name, String namespace) {
    return settings.get(name) instanceof List<?> list
        ? list.stream().map(value -> id(value, namespace)).toList()
        : List.of();
  }

  private static EntryId id(Object value, String namespace) {
    var id = EntryId.of(value);
    return id.namespace().isEmpty() ? new EntryId(namespace, id.name()) : id;
  }

  private static Duration time(Map<?, ?> settings, String name, Duration otherwise) {
    return switch (settings.get(name)) {
      case String text -> Durations.parse(text);
      case Long nanos -> Duration.ofNanos(nanos);
      case null, default -> otherwise;
    };
  }

  private static double number(Map<?, ?> settings, String name, double otherwise) {
    return settings.get(name) instanceof Number number ? number.doubleValue() : otherwise;
  }
}
