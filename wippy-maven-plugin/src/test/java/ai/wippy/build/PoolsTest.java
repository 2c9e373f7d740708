package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of one guest under every kind of pool: fresh, as many at a time as it says, no traces. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class PoolsTest {
  private static final int CALLERS = 20;
  private static final int WORKERS = 4;
  private static final int NAP_MILLIS = 40;

  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("pools", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  private static <T> List<T> together(Callable<T> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(CALLERS, call))) {
        results.add(future.get());
      }
      return results;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline", "lazy", "static", "adaptive"})
  void everyCallFindsTheGuestAsItWasBuilt(String pool) throws Exception {
    assertThat(together(() -> app.call("app:count-" + pool))).containsOnly(111L);
    assertThat(app.call("app:count-" + pool)).isEqualTo(111L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lazy", "static", "adaptive"})
  void noMoreRunAtATimeThanThePoolSays(String pool) throws Exception {
    long start = System.nanoTime();

    List<Object> slept = together(() -> app.call("app:sleep-" + pool, NAP_MILLIS));

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(slept).hasSize(CALLERS);
    assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(NAP_MILLIS * CALLERS / WORKERS));
  }

  @Test
  void withoutAPoolAllRunAtOnce() throws Exception {
    app.call("app:sleep-inline", 1);
    long start = System.nanoTime();

    List<Object> slept = together(() -> app.call("app:sleep-inline", 500));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isLessThan(Duration.ofMillis(500 * CALLERS / 2));
    // Long enough for their memories to rest.
    assertThat(slept)
        .allSatisfy(nanos -> assertThat((Long) nanos).isGreaterThanOrEqualTo(500_000_000L));
  }

  @Test
  void callsThatFailLeaveNothingBehind(@TempDir Path folder) throws Exception {
    fail(500);
    long threads = ManagementFactory.getThreadMXBean().getThreadCount();
    long before = usedHeap();

    fail(10_000);

    assertThat(usedHeap() - before).isLessThan(8 << 20);
    assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - threads).isLessThan(5);
    assertThat(threadDump(folder.resolve("threads.txt"))).doesNotContain("app:");
    assertThat(app.call("app:count-lazy")).isEqualTo(111L);
  }

  /** Calls that trap, that give an error, that pass a bad argument, and a few that time out. */
  private void fail(int calls) {
    for (int i = 0; i < calls; i++) {
      if (i % 500 == 0) {
        assertFailure(Kind.TIMEOUT, "app:spin");
      }
      switch (i % 3) {
        case 0 -> assertFailure(Kind.INTERNAL, "app:unreachable");
        case 1 -> assertFailure(Kind.UNKNOWN, "app:refuse", 7);
        default -> assertFailure(Kind.INVALID, "app:refuse", 256);
      }
    }
  }

  private void assertFailure(Kind kind, String id, Object... args) {
    assertThat(catchThrowableOfType(Failure.class, () -> app.call(id, args)).kind())
        .isEqualTo(kind);
  }

  /** What the test above relies on. */
  @Test
  void aCallThatRunsIsSeen(@TempDir Path folder) throws Exception {
    Thread caller = Thread.startVirtualThread(() -> app.call("app:nap", 1000));
    Thread.sleep(300);

    assertThat(threadDump(folder.resolve("threads.txt"))).contains("app:nap");

    caller.join();
  }

  private static long usedHeap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(20);
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Names of all threads, virtual ones included; those of calls are named by their entries. */
  private static String threadDump(Path file) throws Exception {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(file);
  }
}
