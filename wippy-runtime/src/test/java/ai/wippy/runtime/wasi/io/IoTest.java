package ai.wippy.runtime.wasi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Kind;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class IoTest {
  private final Io io = new Io();

  private static Poll.Pollable on(Readiness event) {
    return new ReadyPollable(event);
  }

  @Test
  void exactlyThoseThatAreReady() {
    var done = new Event();
    done.happen();
    var pending = on(new Event());
    assertThat(io.poll(List.of(pending, on(done), pending, on(Readiness.NOW))))
        .containsExactly(1, 3);
  }

  @Test
  void oneGivenTwiceIsReadyTwice() {
    var now = on(Readiness.NOW);
    assertThat(io.poll(List.of(now, now))).containsExactly(0, 1);
  }

  @Test
  void waitsForTheFirst() {
    var first = new Event();
    var second = new Event();
    var polled = new CompletableFuture<long[]>();
    Thread.ofVirtual()
        .start(() -> polled.complete(io.poll(List.of(on(first), on(second), on(new Event())))));
    Thread.ofVirtual().start(second::happen);
    assertThat(polled.join()).containsExactly(1);
    assertThat(on(first).ready()).isFalse();
  }

  @Test
  void nothingToWaitFor() {
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> io.poll(List.of()))
        .withMessage("poll of no pollable would wait for ever");
  }

  @Test
  void manyAtOnce() {
    var event = new Event();
    List<Poll.Pollable> pollables = Collections.nCopies(10_000, on(event));
    Thread.ofVirtual().start(event::happen);
    assertThat(io.poll(pollables)).hasSize(10_000);
  }

  @Test
  void anInterruptEndsTheCall() {
    var thrown = new CompletableFuture<Trap>();
    Thread guest =
        Thread.ofVirtual()
            .start(() -> {
              try {
                io.poll(List.of(on(new Event())));
              } catch (Trap trap) {
                thrown.complete(trap);
              }
            });
    guest.interrupt();
    assertThat(thrown.join().kind()).isEqualTo(Kind.CANCELED);
  }
}
