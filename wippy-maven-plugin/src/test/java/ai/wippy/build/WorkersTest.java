package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Guests that never wait keep nobody from running, if their entries ask for threads. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class WorkersTest {
  private static final int GUESTS = 4;
  private static final int PINGS = 500;

  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("workers", target);
    assertThat(app.call("app:double", 2)).isEqualTo(4L);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  private List<Thread> spin(String id, int guests) {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < guests; i++) {
      threads.add(
          Thread.ofVirtual().start(() -> catchThrowableOfType(Failure.class, () -> app.call(id))));
    }
    return threads;
  }

  private static void end(List<Thread> threads) throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  private static long running(String id) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(id))
        .count();
  }

  private static void await(String id, long number) throws InterruptedException {
    for (int i = 0; i < 1000 && running(id) != number; i++) {
      Thread.sleep(10);
    }
    assertThat(running(id)).isEqualTo(number);
  }

  /** Round trips between two virtual threads, in nanoseconds, the shortest first. */
  private static long[] ping(int number) throws Exception {
    BlockingQueue<Integer> there = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> back = new LinkedBlockingQueue<>();
    var echo =
        Thread.ofVirtual()
            .start(() -> {
              try {
                while (back.offer(there.take())) {}
              } catch (InterruptedException _) {
                // The end of the test.
              }
            });
    var task =
        new FutureTask<>(() -> {
          var took = new long[number];
          for (int i = 0; i < number; i++) {
            long start = System.nanoTime();
            there.add(i);
            back.take();
            took[i] = System.nanoTime() - start;
          }
          return took;
        });
    Thread.ofVirtual().start(task);
    try {
      var took = task.get(30, TimeUnit.SECONDS);
      Arrays.sort(took);
      return took;
    } finally {
      echo.interrupt();
    }
  }

  @Test
  void spinningGuestsDoNotDelayVirtualThreads() throws Exception {
    var guests = spin("app:spin", GUESTS);
    await("app:spin", GUESTS);
    try {
      long[] took = ping(PINGS);
      System.out.printf(
          "ping beside %d spinning guests: median %d us, 99th percentile %d us, most %d us%n",
          GUESTS, took[PINGS / 2] / 1000, took[PINGS * 99 / 100] / 1000, took[PINGS - 1] / 1000);
      assertThat(Duration.ofNanos(took[PINGS / 2])).isLessThan(Duration.ofMillis(50));
    } finally {
      end(guests);
    }
    await("app:spin", 0);
  }

  /** What the test above relies on. */
  @Test
  void withoutThreadsOfTheirOwnTheyDo() throws Exception {
    var guests = spin("app:spin-shared", 2 * Runtime.getRuntime().availableProcessors());
    Thread.sleep(200);
    try {
      long start = System.nanoTime();
      ping(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    } finally {
      end(guests);
    }
  }

  @Test
  void noMoreRunAtATimeThanTheEntrySays() throws Exception {
    var guests = spin("app:spin", 2 * GUESTS);
    await("app:spin", GUESTS);
    Thread.sleep(100);
    assertThat(running("app:spin")).isEqualTo(GUESTS);
    end(guests);
    await("app:spin", 0);
  }

  @Test
  void deadlinesReachThem() throws Exception {
    var failure =
        new FutureTask<>(
            () -> catchThrowableOfType(Failure.class, () -> app.call("app:spin-briefly")));
    Thread.ofVirtual().start(failure);
    assertThat(failure.get().kind()).isEqualTo(Kind.TIMEOUT);
    await("app:spin-briefly", 0);
  }
}
