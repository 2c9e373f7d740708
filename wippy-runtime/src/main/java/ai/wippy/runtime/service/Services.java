package ai.wippy.runtime.service;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * All services of an application. A service starts after those that it requires and stops before
 * them. Thread-safe.
 */
public final class Services {
  private final Map<EntryId, Supervisor> services = new LinkedHashMap<>();
  private final SequencedSet<Supervisor> running = new LinkedHashSet<>();
  private boolean stopped;

  /** The services that kinds make of the entries of a registry. None is started. */
  public static Services of(Registry registry, List<ServiceKind> kinds) {
    var services = new Services();
    for (Entry entry : registry.all()) {
      for (var kind : kinds) {
        if (kind.kinds().contains(entry.kind())) {
          services.add(kind.service(entry), Lifecycle.of(entry, kind.requires(entry)));
        }
      }
    }
    return services;
  }

  void add(Service service, Lifecycle lifecycle) {
    if (services.putIfAbsent(service.id(), new Supervisor(service, lifecycle)) != null) {
      throw new IllegalStateException(service.id() + " is a service twice");
    }
  }

  /**
   * Starts what is to start with the application. If that fails, what has started is for {@link
   * #stop}.
   *
   * @throws Failure if one that is not optional cannot start; its message names it
   */
  public synchronized void start() {
    services.values().stream()
        .filter(service -> service.lifecycle().autoStart())
        .forEach(service -> start(service, new ArrayList<>()));
  }

  /** How many run or are about to start again. */
  public synchronized int running() {
    return running.size();
  }

  /**
   * Starts one service and those that it requires, if they do not run. Does nothing for an entry
   * that is no service.
   *
   * @throws Failure if one of them cannot start
   */
  public synchronized void start(EntryId id) {
    var service = services.get(id);
    if (service != null) {
      start(service, new ArrayList<>());
    }
  }

  private void start(Supervisor service, List<EntryId> path) {
    var id = service.service().id();
    if (running.contains(service)) {
      return;
    }
    if (stopped) {
      throw new Failure(Kind.UNAVAILABLE, "%s cannot start: the application ends".formatted(id));
    }
    if (path.contains(id)) {
      throw new Failure(Kind.INVALID, "services require each other: " + circle(path, id));
    }
    path.add(id);
    for (EntryId required : service.lifecycle().requires()) {
      var other = services.get(required);
      if (other != null) {
        start(other, path);
      }
    }
    path.removeLast();
    running.add(service);
    try {
      service.start();
    } catch (Failure failure) {
      running.remove(service);
      throw new Failure(
          failure.kind(), "%s does not start: %s".formatted(id, failure.message()), failure);
    }
  }

  private static String circle(List<EntryId> path, EntryId again) {
    var circle = new ArrayList<>(path.subList(path.indexOf(again), path.size()));
    circle.add(again);
    return circle.stream().map(EntryId::toString).collect(Collectors.joining(" -> "));
  }

  /**
   * Stops what runs, the last started first, each within its {@code stop_timeout}. Nothing starts
   * after that.
   *
   * @param timeout for all together
   */
  public synchronized void stop(Duration timeout) {
    stopped = true;
    long end = System.nanoTime() + timeout.toNanos();
    for (var service : running.reversed()) {
      var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      var limit = service.lifecycle().stopTimeout();
      service.stop(limit.compareTo(left) < 0 ? limit : left);
    }
    running.clear();
  }
}
