package ai.wippy.runtime.process;

import static ai.wippy.runtime.process.Scene.event;
import static ai.wippy.runtime.process.Scene.message;
import static ai.wippy.runtime.process.Scene.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many processes run at a time, and what becomes of them when their host stops. */
@Timeout(60)
class HostsTest {
  private final Scene scene = new Scene();
  private final ProcessTable table = scene.table;
  private final Process self = scene.self;

  /** Whatever a test does, nothing of it stays. */
  @AfterEach
  void nothingStays() {
    scene.close();
    assertThat(table.size()).isEqualTo(1);
  }

  private String next() throws InterruptedException {
    return told(event(self));
  }

  @Test
  void terminateBeforeTheStartIsInTime() throws Exception {
    try (var narrow = new Scene(1)) {
      var hold = new CountDownLatch(1);
      narrow.program("app:holder", (_, _) -> hold.await(1, TimeUnit.MINUTES));
      narrow.program("app:never", (_, _) -> "ran");
      narrow.start("app:holder");
      String pid = narrow.monitored("app:never");
      narrow.table.terminate(narrow.self, pid);
      assertThat(told(event(narrow.self))).isEqualTo("exit %s Canceled: terminated".formatted(pid));
      hold.countDown();
    }
  }

  @Test
  void onlySoManyRunAtATime() throws Exception {
    try (var narrow = new Scene(2)) {
      var running = new AtomicInteger();
      var most = new AtomicInteger();
      narrow.program(
          "app:busy",
          (process, _) -> {
            for (int i = 0; i < 20; i++) {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.sleep(1);
              running.decrementAndGet();
              process
                  .channels()
                  .outside(() -> {
                    Thread.sleep(1);
                    return true;
                  });
            }
            return JavaValues.NIL;
          });
      for (int i = 0; i < 10; i++) {
        narrow.monitored("app:busy");
      }
      for (int i = 0; i < 10; i++) {
        event(narrow.self);
      }
      assertThat(most).hasValue(2);
    }
  }

  @Test
  void anyNumberMayWait() throws Exception {
    try (var narrow = new Scene(1)) {
      narrow.program("app:waiter", (process, _) -> message(process).topic());
      var pids = new ArrayList<String>();
      for (int i = 0; i < 10_000; i++) {
        pids.add(narrow.monitored("app:waiter"));
      }
      for (String pid : pids) {
        narrow.table.send(narrow.self, pid, "go", List.of());
      }
      for (int i = 0; i < 10_000; i++) {
        assertThat(told(event(narrow.self))).endsWith(" go");
      }
      assertThat(narrow.table.size()).isEqualTo(1);
    }
  }

  @Test
  void aHostThatDoesNotRunRefuses() {
    scene.host.stop(Duration.ZERO);
    assertThatThrownBy(() -> scene.start("app:echo"))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageStartingWith("host is not running");
    scene.host.start();
    scene.start("app:echo");
  }

  @Test
  void aHostThatStopsAsksFirst() throws Exception {
    String polite = scene.monitored("app:wait-for-event");
    String deaf = scene.monitored("app:idle");
    scene.host.stop(Duration.ofSeconds(1));
    assertThat(List.of(next(), next()))
        .containsExactlyInAnyOrder(
            "exit %s cancel null host stopping".formatted(polite),
            "exit %s Canceled: host stopped".formatted(deaf));
  }
}
