package ai.wippy.runtime.http;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.metrics.Latencies;
import ai.wippy.runtime.metrics.Page;
import ai.wippy.runtime.metrics.Page.Label;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the requests of a service by what answered them. Thread-safe. */
final class RequestCounters implements Answered.Observer {
  /** Clients may call methods what they like, and must not make up numbers without end. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE");

  private final Label service;
  private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

  RequestCounters(EntryId service) {
    this.service = new Label("service", service.toString());
  }

  /** What tells requests apart; without an entry, nothing of ours answered. */
  private record Key(String method, @Nullable EntryId endpoint) {}

  private static final class Counter {
    final List<Label> labels;
    final Latencies latencies = new Latencies();
    final LongAdder bytes = new LongAdder();
    final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

    Counter(List<Label> labels) {
      this.labels = labels;
    }
  }

  @Override
  public void answered(Answered answered) {
    String method = METHODS.contains(answered.method()) ? answered.method() : "other";
    Route route = answered.route();
    var counter =
        counters.computeIfAbsent(
            new Key(method, route == null ? null : route.entry()),
            _ -> new Counter(labels(method, route)));
    counter.latencies.add(answered.nanos());
    counter.bytes.add(answered.bytes());
    counter.statuses.computeIfAbsent(answered.status(), _ -> new LongAdder()).increment();
  }

  private List<Label> labels(String method, @Nullable Route route) {
    return List.of(
        service,
        new Label("method", method),
        new Label("route", route == null ? "unmatched" : route.pattern().toString()),
        new Label("endpoint", route == null ? "" : route.entry().toString()));
  }

  /** Writes down what there is. */
  void measure(Page page, int connections, int inFlight) {
    page.gauge("wippy_http_connections", "Connections of clients, idle ones included.")
        .add(connections, service);
    page.gauge("wippy_http_requests_in_flight", "Requests that are being answered.")
        .add(inFlight, service);
    counters
        .values()
        .forEach(counter -> {
          Label[] labels = counter.labels.toArray(Label[]::new);
          var requests = page.counter("wippy_http_requests_total", "Requests that were answered.");
          counter.statuses.forEach((status, count) ->
              requests.add(count.sum(), with(counter.labels, "status", status.toString())));
          page.counter("wippy_http_response_bytes_total", "Bytes of the bodies of responses.")
              .add(counter.bytes.sum(), labels);
          counter.latencies.measure(
              page,
              "wippy_http_request_duration_seconds",
              "From the head of a request to the end of its response.",
              labels);
        });
  }

  private static Label[] with(List<Label> labels, String name, String value) {
    return Stream.concat(labels.stream(), Stream.of(new Label(name, value))).toArray(Label[]::new);
  }
}
