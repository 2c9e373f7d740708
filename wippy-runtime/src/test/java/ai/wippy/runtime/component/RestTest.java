package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When memories rest while a thread waits: nothing really waits here. */
class RestTest {
  private static final long MILLI = 1_000_000;
  private static final long PATIENCE = 100 * MILLI;

  private final List<String> seen = new ArrayList<>();

  private static final class Guest {
    final InstanceState state = new InstanceState();
    final GuestMemory memory;

    Guest(int pages) {
      memory = state.keep(new GuestMemory(new MemoryLimits(pages, pages)));
      memory.u8(5, 9);
    }

    String status() {
      return memory.atRest() ? "rests" : "awake";
    }
  }

  private boolean wait(long nanos, boolean lonely, int happensAt, Guest... guests) {
    try {
      return Rest.await(
          nanos,
          lonely,
          time -> {
            var status = new StringBuilder().append(time / MILLI);
            for (Guest each : guests) {
              status.append(' ').append(each.status());
            }
            seen.add(status.toString());
            return seen.size() == happensAt;
          });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aShortWaitLeavesItAwake() {
    var guest = new Guest(1);
    boolean happened = Rest.inside(guest.state, () -> wait(50 * MILLI, true, 1, guest));
    assertThat(happened).isTrue();
    assertThat(Rest.inside(guest.state, () -> wait(PATIENCE, false, 0, guest))).isFalse();
    assertThat(seen).containsExactly("50 awake", "100 awake");
  }

  @Test
  void aClockThatStrikesLateLetsItRestAtOnce() {
    var guest = new Guest(1);
    assertThat(Rest.inside(guest.state, () -> wait(PATIENCE, true, 0, guest))).isFalse();
    assertThat(seen).containsExactly("100 rests");
    assertThat(guest.status()).isEqualTo("awake");
    assertThat(guest.memory.u8(5)).isEqualTo(9);
  }

  @Test
  void whatMayHappenSoonIsWaitedForAWhile() {
    var guest = new Guest(1);
    assertThat(Rest.inside(guest.state, () -> wait(5 * PATIENCE, false, 2, guest))).isTrue();
    assertThat(seen).containsExactly("100 awake", "400 rests");
    assertThat(guest.status()).isEqualTo("awake");
  }

  @Test
  void whatHappensSoonEndsTheWait() {
    var guest = new Guest(1);
    assertThat(Rest.inside(guest.state, () -> wait(Long.MAX_VALUE, false, 1, guest))).isTrue();
    assertThat(seen).containsExactly("100 awake");
  }

  @Test
  void aLargeMemoryIsWorthALongerWait() {
    var guest = new Guest(160);
    Rest.inside(guest.state, () -> wait(10 * PATIENCE, false, 0, guest));
    assertThat(seen).containsExactly("524 awake", "475 rests");
  }

  @Test
  void guestsThatCallGuestsRestTogether() {
    var caller = new Guest(1);
    var called = new Guest(2);
    String after =
        Rest.inside(
            caller.state,
            () -> {
              Rest.inside(
                  called.state,
                  () -> {
                    wait(2 * PATIENCE, true, 0, caller, called);
                    seen.add(caller.status() + " " + called.status());
                    return "";
                  });
              return caller.status();
            });
    assertThat(seen).containsExactly("200 rests rests", "rests awake");
    assertThat(after).isEqualTo("awake");
  }

  @Test
  void theCallerWakesIfTheCalledOneFails() {
    var caller = new Guest(1);
    var called = new Guest(1);
    String after =
        Rest.inside(
            caller.state,
            () -> {
              assertThatThrownBy(() ->
                      Rest.inside(
                          called.state,
                          () -> {
                            wait(PATIENCE, true, 0);
                            throw new Trap("no more");
                          }))
                  .isInstanceOf(Trap.class);
              return caller.status();
            });
    assertThat(after).isEqualTo("awake");
  }

  @Test
  void anArrayInUseStays() throws Exception {
    var caller = new Guest(1);
    var called = new Guest(1);
    Rest.inside(
        caller.state,
        () ->
            Rest.without(() -> {
              wait(2 * PATIENCE, true, 0, caller);
              return Rest.inside(called.state, () -> wait(2 * PATIENCE, true, 0, caller, called));
            }));
    assertThat(seen).contains("200 awake rests").noneMatch(each -> each.startsWith("200 rests"));
  }

  @Test
  void whoeverIsInsideOfNothingJustWaits() {
    var guest = new Guest(1);
    assertThat(wait(10 * PATIENCE, true, 0, guest)).isFalse();
    assertThat(seen).containsExactly("1000 awake");
  }

  @Test
  void anInterruptWakesIt() {
    var guest = new Guest(1);
    assertThatThrownBy(() ->
            Rest.inside(
                guest.state,
                () -> {
                  try {
                    return Rest.await(
                        PATIENCE,
                        true,
                        _ -> {
                          throw new InterruptedException(guest.status());
                        });
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e.getMessage(), e);
                  }
                }))
        .hasMessage("rests");
    assertThat(guest.status()).isEqualTo("awake");
  }
}
