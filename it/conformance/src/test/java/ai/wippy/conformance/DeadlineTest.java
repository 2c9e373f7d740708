package ai.wippy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void whoIsLateIsInterrupted() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    var problem = new AtomicReference<>("");
    Deadline.run(
        "late",
        Duration.ofMillis(20),
        new Deadline.Task() {
          @Override
          public void run() {
            try {
              Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException _) {
              interrupted.countDown();
            }
          }

          @Override
          public void giveUp(String why) {
            problem.set(why);
          }
        });
    interrupted.await();
    assertThat(problem.get()).startsWith("not done after");
  }
}
