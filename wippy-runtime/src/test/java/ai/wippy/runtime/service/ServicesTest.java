package ai.wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to services, in the order in which it happens. */
@Timeout(30)
class ServicesTest {
  private final LinkedBlockingQueue<String> trail = new LinkedBlockingQueue<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Deque<Runnable>> lives = new LinkedHashMap<>();
  private Services services = new Services();

  @AfterEach
  void stop() {
    services.stop(Duration.ofSeconds(10));
  }

  /** Lives as often as it is told how to end, then until it is stopped. */
  private final class Recorded implements Service {
    private final EntryId id;

    Recorded(EntryId id) {
      this.id = id;
    }

    @Override
    public EntryId id() {
      return id;
    }

    @Override
    public void start() {
      trail.add("start " + id.name());
      var life = lives.get(id.name() + " start");
      if (life != null && !life.isEmpty()) {
        life.removeFirst().run();
      }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
      var life = lives.get(id.name());
      if (life == null || life.isEmpty()) {
        Thread.sleep(Duration.ofHours(1));
        return;
      }
      life.removeFirst().run();
      trail.add("end " + id.name());
    }

    @Override
    public void stop(Duration timeout) {
      trail.add("stop " + id.name());
    }
  }

  private void service(String name, Map<String, Object> lifecycle) {
    entries.put(
        name,
        new Entry(
            new EntryId("app", name),
            "test.service",
            Map.of(),
            Map.of("lifecycle", lifecycle),
            Map.of()));
  }

  private void life(String name, Runnable... ends) {
    lives.put(name, new ArrayDeque<>(Arrays.asList(ends)));
  }

  private static Runnable failing(String message) {
    return () -> {
      throw new Failure(Kind.INTERNAL, message);
    };
  }

  private static Map<String, Object> restarting(Object... more) {
    var restart = new LinkedHashMap<String, Object>(Map.of("initial_delay", "1ms"));
    for (int i = 0; i < more.length; i += 2) {
      restart.put((String) more[i], more[i + 1]);
    }
    return Map.of("auto_start", true, "restart", restart);
  }

  private void start() {
    var kind =
        new ServiceKind() {
          @Override
          public Set<String> kinds() {
            return Set.of("test.service");
          }

          @Override
          public Service service(Entry entry) {
            return new Recorded(entry.id());
          }
        };
    services = Services.of(new Registry(List.copyOf(entries.values())), List.of(kind));
    services.start();
  }

  private List<String> next(int count) throws InterruptedException {
    var seen = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      seen.add(String.valueOf(trail.poll(10, TimeUnit.SECONDS)));
    }
    return seen;
  }

  @Test
  void requirementsStartBeforeAndStopAfter() throws InterruptedException {
    service("server", Map.of("auto_start", true, "requires", List.of("app:cache", "app:files")));
    service("cache", Map.of("depends_on", List.of("app:store")));
    service("store", Map.of());
    service("idle", Map.of());
    service("other", Map.of("auto_start", true));
    start();
    services.stop(Duration.ofSeconds(5));
    assertThat(next(8))
        .containsExactly(
            "start store",
            "start cache",
            "start server",
            "start other",
            "stop other",
            "stop server",
            "stop cache",
            "stop store");
    assertThat(trail).isEmpty();
  }

  @Test
  void aCircleIsNamed() {
    service("a", Map.of("auto_start", true, "requires", List.of("app:b")));
    service("b", Map.of("requires", List.of("app:a")));
    assertThatThrownBy(this::start)
        .hasMessage("services require each other: app:a -> app:b -> app:a");
  }

  @Test
  void whatIsRequiredFailsTheStart() throws InterruptedException {
    service("first", Map.of("auto_start", true));
    service("second", Map.of("auto_start", true));
    life("second start", failing("address in use"));
    assertThatThrownBy(this::start).hasMessage("app:second does not start: address in use");
    services.stop(Duration.ofSeconds(5));
    assertThat(next(3)).containsExactly("start first", "start second", "stop first");
  }

  @Test
  void whatIsOptionalIsTriedAgain() throws InterruptedException {
    service(
        "maybe",
        Map.of(
            "auto_start", true, "startup", "optional", "restart", Map.of("initial_delay", "1ms")));
    life("maybe start", failing("not yet"), failing("nor now"));
    start();
    assertThat(next(3)).containsOnly("start maybe");
    Thread.sleep(20);
    assertThat(trail).isEmpty();
  }

  @Test
  void aStartThatTakesTooLongIsGivenUp() {
    service("slow", Map.of("auto_start", true, "start_timeout", "50ms"));
    life(
        "slow start",
        () -> {
          try {
            Thread.sleep(Duration.ofHours(1));
          } catch (InterruptedException _) {
            trail.add("given up");
          }
        });
    assertThatThrownBy(this::start)
        .hasMessage(
            "app:slow does not start: app:slow did not start within 50 ms (lifecycle.start_timeout)");
    assertThat(trail).contains("given up");
  }

  @Test
  void whatFailsStartsAgain() throws InterruptedException {
    service("worker", restarting());
    life("worker", failing("one"), failing("two"));
    start();
    assertThat(next(3)).containsOnly("start worker");
  }

  @Test
  void theNormalEndIsFinal() throws InterruptedException {
    service("once", restarting());
    life("once", () -> {});
    start();
    assertThat(next(2)).containsExactly("start once", "end once");
    services.stop(Duration.ofSeconds(5));
    assertThat(trail).isEmpty();
  }

  @Test
  void attemptsAreCounted() throws InterruptedException {
    service("doomed", restarting("max_attempts", 2L));
    life("doomed", failing("1"), failing("2"), failing("3"), failing("4"));
    start();
    assertThat(next(3)).containsOnly("start doomed");
    Thread.sleep(50);
    assertThat(trail).isEmpty();
  }

  @Test
  void aStableRunIsANewBeginning() throws InterruptedException {
    var lifecycle = new LinkedHashMap<>(restarting("max_attempts", 1L));
    lifecycle.put("stable_threshold", "1ns");
    service("steady", lifecycle);
    life("steady", failing("1"), failing("2"), failing("3"));
    start();
    assertThat(next(4)).containsOnly("start steady");
  }

  @Test
  void stoppingInThePauseEndsIt() throws InterruptedException {
    service("paused", restarting("initial_delay", "1h"));
    life("paused", failing("now"));
    start();
    assertThat(next(1)).containsExactly("start paused");
    services.stop(Duration.ofSeconds(5));
    assertThat(trail).isEmpty();
  }
}
