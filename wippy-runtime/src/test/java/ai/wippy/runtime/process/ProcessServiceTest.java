package ai.wippy.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.service.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Supervised processes, and processes that are called like functions. */
@Timeout(30)
class ProcessServiceTest {
  private final LinkedBlockingQueue<String> trail = new LinkedBlockingQueue<>();
  private final Scene scene = new Scene();

  private Services start(Map<String, Object> data) {
    var all = new HashMap<String, Object>(data);
    all.put("process", "app:worker");
    all.put("host", "app:own-host");
    var kind = new ProcessServiceKind(scene.table, _ -> new Context(Map.of("who", "the service")));
    var hosts = new HostKind(scene.table, StandardStreams.logging(() -> System.getLogger(""), ""));
    var entries =
        List.of(
            new Entry(EntryId.parse("app:service"), "process.service", Map.of(), all, Map.of()),
            new Entry(EntryId.parse("app:own-host"), "process.host", Map.of(), Map.of(), Map.of()));
    var services = Services.of(new Registry(entries), List.of(kind, hosts));
    services.start();
    return services;
  }

  private static Map<String, Object> lifecycle(Object... more) {
    var lifecycle = new HashMap<String, Object>();
    lifecycle.put("auto_start", true);
    lifecycle.put("restart", Map.of("initial_delay", "1ms"));
    for (int i = 0; i < more.length; i += 2) {
      lifecycle.put((String) more[i], more[i + 1]);
    }
    return Map.of("lifecycle", lifecycle, "input", List.of("a", 7L));
  }

  private List<String> next(int count) throws InterruptedException {
    var seen = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      seen.add(String.valueOf(trail.poll(10, TimeUnit.SECONDS)));
    }
    return seen;
  }

  @Test
  void aFailedProcessIsStartedAgainAndANormalEndIsFinal() throws Exception {
    var lives = new AtomicInteger();
    scene.program(
        "app:worker",
        (process, args) -> {
          trail.add(List.of(args) + " " + process.context().values());
          if (lives.incrementAndGet() < 3) {
            throw new Failure(Kind.INTERNAL, "not yet");
          }
          return JavaValues.NIL;
        });
    var services = start(lifecycle());
    assertThat(next(3)).containsOnly("[a, 7] {who=the service}");
    Thread.sleep(50);
    services.stop(Duration.ofSeconds(5));
    assertThat(trail).isEmpty();
  }

  @Test
  void stoppingAsksAndWaits() throws Exception {
    scene.program(
        "app:worker",
        (process, _) -> {
          trail.add("started");
          trail.add(Scene.told(Scene.event(process)));
          Thread.sleep(20);
          trail.add("done");
          return JavaValues.NIL;
        });
    var services = start(lifecycle());
    assertThat(next(1)).containsExactly("started");
    services.stop(Duration.ofSeconds(5));
    assertThat(trail).containsExactly("cancel null service stopping", "done");
  }

  @Test
  void whatDoesNotEndIsEnded() throws Exception {
    scene.program(
        "app:worker",
        (process, _) -> {
          trail.add("started");
          try {
            return Scene.message(process);
          } finally {
            trail.add("ended");
          }
        });
    var services = start(lifecycle("stop_timeout", "50ms"));
    assertThat(next(1)).containsExactly("started");
    services.stop(Duration.ofSeconds(5));
    assertThat(trail).containsExactly("ended");
    assertThat(scene.table.size()).isEqualTo(1);
  }

  @Test
  void aProcessIsCalledLikeAFunction() {
    scene.program("app:twice", (_, args) -> List.of(args[0], args[0]));
    assertThat(call("app:twice", Map.of("default_host", "app:host"), 5L))
        .isEqualTo(List.of(5L, 5L));
    assertThat(call("app:twice", Map.of("options", Map.of("default_host", "app:host")), "x"))
        .isEqualTo(List.of("x", "x"));
    assertThatThrownBy(() -> call("app:fail", Map.of("default_host", "app:host")))
        .hasMessage("failed on purpose");
    var without =
        new Entry(EntryId.parse("app:twice"), "process.lua", Map.of(), Map.of(), Map.of());
    assertThat(new ProcessFunctions(scene.table).handler(without)).isEmpty();
  }

  private Object call(String id, Map<String, Object> meta, Object... args) {
    var entry = new Entry(EntryId.parse(id), "process.lua", meta, Map.of(), Map.of());
    return new ProcessFunctions(scene.table)
        .handler(entry)
        .orElseThrow()
        .call(Context.EMPTY, JavaValues.INSTANCE, args);
  }
}
