package ai.wippy.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that take turns, and what they pass each other. */
@Timeout(30)
class ChannelsTest {
  private final Channels channels = new Channels(Slot.FREE);
  private final List<String> trail = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();

  private interface Body {
    void run() throws Exception;
  }

  /** A further thread of the process, which runs when it is its turn. */
  private void spawn(Body body) {
    threads.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                channels.takeTurn();
                body.run();
              } catch (Exception e) {
                trail.add(e.getClass().getSimpleName());
              } finally {
                channels.endTurn();
              }
            }));
  }

  private void join() throws Exception {
    channels.outside(() -> {
      for (Thread thread : threads) {
        thread.join();
      }
      return true;
    });
  }

  private Selection receive(Channel channel) throws InterruptedException {
    return channels.select(List.of(new Case.Receive(channel)));
  }

  private Selection send(Channel channel, Object value) throws InterruptedException {
    return channels.select(List.of(new Case.Send(channel, value)));
  }

  @Test
  void aChannelWithoutCapacityHandsOver() throws Exception {
    var channel = channels.open(0);
    spawn(() -> {
      for (int i = 1; i <= 3; i++) {
        trail.add("send " + i);
        send(channel, i);
      }
      channel.close();
    });
    for (var got = receive(channel); got.ok(); got = receive(channel)) {
      trail.add("got " + got.value());
    }
    join();
    assertThat(trail).contains("got 1", "got 2", "got 3");
    assertThat(trail.indexOf("send 3")).isGreaterThan(trail.indexOf("got 1"));
  }

  @Test
  void aChannelWithCapacityTakesThatMany() throws Exception {
    var channel = channels.open(2);
    assertThat(send(channel, 1).ok()).isTrue();
    assertThat(send(channel, 2).ok()).isTrue();
    assertThat(channels.poll(List.of(new Case.Send(channel, 3)))).isEmpty();
    assertThat(receive(channel)).isEqualTo(new Selection(0, 1, true));
    assertThat(channels.poll(List.of(new Case.Send(channel, 3)))).isPresent();
    assertThat(receive(channel).value()).isEqualTo(2);
    assertThat(receive(channel).value()).isEqualTo(3);
  }

  @Test
  void sendersWaitInOrder() throws Exception {
    var channel = channels.open(1);
    send(channel, 0);
    for (int i = 1; i <= 5; i++) {
      int value = i;
      spawn(() -> send(channel, value));
      channels.outside(() -> {
        while (threads.getLast().getState() != Thread.State.WAITING) {
          Thread.sleep(1);
        }
        return true;
      });
    }
    var got = new ArrayList<Object>();
    for (int i = 0; i <= 5; i++) {
      got.add(receive(channel).value());
    }
    join();
    assertThat(got).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void whatIsClosedCanBeDrainedAndNothingMoreSent() throws Exception {
    var channel = channels.open(3);
    send(channel, "last");
    channel.close();
    channel.close();
    assertThat(send(channel, "late").ok()).isFalse();
    assertThat(receive(channel)).isEqualTo(new Selection(0, "last", true));
    assertThat(receive(channel)).isEqualTo(new Selection(0, null, false));
    assertThat(channel.feed("later")).isFalse();
  }

  @Test
  void closingWakesThoseWhoWait() throws Exception {
    var full = channels.open(0);
    var empty = channels.open(0);
    spawn(() -> trail.add("sent " + send(full, 1).ok()));
    spawn(() -> trail.add("received " + receive(empty).ok()));
    channels.outside(() -> {
      Thread.sleep(20);
      return true;
    });
    full.close();
    empty.close();
    join();
    assertThat(trail).containsExactlyInAnyOrder("sent false", "received false");
  }

  @Test
  void casesAreTriedInTheirOrder() throws Exception {
    var first = channels.open(1);
    var second = channels.open(1);
    send(first, "a");
    send(second, "b");
    var cases = List.<Case>of(new Case.Receive(second), new Case.Receive(first));
    assertThat(channels.select(cases)).isEqualTo(new Selection(0, "b", true));
    assertThat(channels.select(cases)).isEqualTo(new Selection(1, "a", true));
    assertThat(channels.poll(cases)).isEmpty();
  }

  @Test
  void aSelectThatWaitedLeavesNothingBehind() throws Exception {
    var once = channels.open(0);
    var never = channels.open(0);
    spawn(() -> {
      for (int i = 0; i < 100; i++) {
        send(once, i);
      }
    });
    for (int i = 0; i < 100; i++) {
      var both = List.<Case>of(new Case.Receive(never), new Case.Receive(once));
      assertThat(channels.select(both)).isEqualTo(new Selection(1, i, true));
    }
    join();
    assertThat(channels.poll(List.of(new Case.Send(never, "nobody")))).isEmpty();
  }

  @Test
  void aSelectMayGiveUp() throws Exception {
    var channel = channels.open(0);
    var cases = List.<Case>of(new Case.Receive(channel));
    assertThat(channels.select(cases, 1_000_000)).isEmpty();
    // Nobody is left in the queue who would take what is sent now.
    assertThat(channels.poll(List.of(new Case.Send(channel, "lost")))).isEmpty();
    spawn(() -> send(channel, "kept"));
    assertThat(channels.select(cases, Long.MAX_VALUE - 1)).contains(new Selection(0, "kept", true));
    join();
  }

  @Test
  void oneSelectMayNameAChannelTwice() throws Exception {
    var channel = channels.open(0);
    spawn(() -> send(channel, 1));
    var twice = List.<Case>of(new Case.Receive(channel), new Case.Receive(channel));
    assertThat(channels.select(twice).index()).isZero();
    join();
  }

  @Test
  void whatIsFedFromOutsideIsCountedWhenItIsTaken() throws Exception {
    var taken = new AtomicInteger();
    var inlet = channels.inlet(_ -> taken.incrementAndGet());
    for (int i = 0; i < 10; i++) {
      assertThat(inlet.feed(i)).isTrue();
    }
    assertThat(taken).hasValue(0);
    assertThat(receive(inlet).value()).isEqualTo(0);
    assertThat(inlet.drain(value -> (Integer) value > 5)).containsExactly(6, 7, 8, 9);
    assertThat(taken).hasValue(1);
    assertThat(inlet.size()).isEqualTo(5);
  }

  @Test
  void onlyOneThreadHasTheTurn() throws Exception {
    var inside = new AtomicInteger();
    var channel = channels.open(0);
    for (int i = 0; i < 20; i++) {
      spawn(() -> {
        for (int j = 0; j < 200; j++) {
          assertThat(inside.incrementAndGet()).isEqualTo(1);
          Thread.yield();
          inside.decrementAndGet();
          send(channel, j);
        }
      });
    }
    for (int i = 0; i < 20 * 200; i++) {
      receive(channel);
      assertThat(inside.incrementAndGet()).isEqualTo(1);
      inside.decrementAndGet();
    }
    join();
    assertThat(trail).isEmpty();
  }

  @Test
  void anInterruptEndsAWait() throws Exception {
    var channel = channels.open(0);
    spawn(() -> receive(channel));
    channels.outside(() -> {
      threads.getFirst().interrupt();
      return true;
    });
    join();
    assertThat(trail).containsExactly("InterruptedException");
    assertThat(channels.poll(List.of(new Case.Send(channel, "nobody")))).isEmpty();
  }

  @Test
  void theSlotIsHeldWhileRunningOnly() throws Exception {
    var free = new Semaphore(1);
    var own = new Channels(slot(free));
    own.begin();
    assertThat(free.availablePermits()).isZero();
    own.outside(() -> {
      assertThat(free.availablePermits()).isEqualTo(1);
      return true;
    });
    assertThat(free.availablePermits()).isZero();
    own.close();
    own.close();
    assertThat(free.availablePermits()).isEqualTo(1);
  }

  @Test
  void whoIsInterruptedWhileItWaitsForASlotHasNone() throws Exception {
    var free = new Semaphore(0);
    var own = new Channels(slot(free));
    Thread.currentThread().interrupt();
    assertThatThrownBy(own::begin).isInstanceOf(InterruptedException.class);
    own.close();
    assertThat(free.availablePermits()).isZero();
  }

  private static Slot slot(Semaphore free) {
    return new Slot() {
      @Override
      public boolean tryAcquire() {
        return free.tryAcquire();
      }

      @Override
      public void acquire() throws InterruptedException {
        free.acquire();
      }

      @Override
      public void release() {
        free.release();
      }
    };
  }
}
