package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.wippy.runtime.payload.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Two component instances of one root: the first defines counters, the host defines channels. */
class HandlesTest {
  private static final int COUNTER = 0;
  private static final int CHANNEL = 1;
  private static final int TIMER = 2;

  private final InstanceState state = new InstanceState();
  private final Handles definer = new Handles(state);
  private final Handles user = new Handles(state);
  private final List<String> trail = new ArrayList<>();

  HandlesTest() {
    state.define(ResourceType.ofGuest("counter", definer, rep -> trail.add("drop " + rep)));
    state.define(ResourceType.ofHost("channel", Channel.class));
    state.define(ResourceType.ofGuest("timer", definer, null));
  }

  private final class Channel implements AutoCloseable {
    @Override
    public void close() {
      trail.add("close");
    }
  }

  private static void assertTrap(ThrowingCallable call, String message) {
    assertThatExceptionOfType(Trap.class).isThrownBy(call).withMessageStartingWith(message);
  }

  @Test
  void thereAreNoMoreThanTheLimitSays() {
    state.begin(new Host(new Limits(1 << 16, 3), Imports.of(Map.of())));
    for (int i = 1; i <= 3; i++) {
      definer.make(TIMER, i);
    }
    assertTrap(() -> definer.make(TIMER, 4), "the guest holds 3 handles already; raise limits.");
    definer.drop(TIMER, 2);
    assertThat(definer.make(TIMER, 4)).isEqualTo(2);
    assertTrap(() -> definer.make(TIMER, 5), "the guest holds 3 handles already; raise limits.");
    assertThat(user.make(TIMER, 1)).isEqualTo(1);
  }

  private GuestResource counter(int rep) {
    return definer.liftOwn(COUNTER, definer.make(COUNTER, rep), GuestResource.class);
  }

  @Test
  void indicesStartAtOneAndTheOneFreedLastIsUsedFirst() {
    for (int i = 1; i <= 20; i++) {
      assertThat(definer.make(TIMER, 100 * i)).isEqualTo(i);
    }
    definer.drop(TIMER, 2);
    assertThat(definer.make(TIMER, 400)).isEqualTo(2);
    assertThat(definer.rep(TIMER, 1)).isEqualTo(100);
    assertThat(definer.rep(TIMER, 2)).isEqualTo(400);
    for (int i = 1; i <= 10; i++) {
      definer.drop(TIMER, i);
    }
    for (int i = 10; i >= 1; i--) {
      assertThat(definer.make(TIMER, i)).isEqualTo(i);
    }
    assertThat(definer.make(TIMER, 0)).isEqualTo(21);
  }

  @Test
  void anIndexThatIsNotInUseTraps() {
    assertTrap(() -> definer.rep(COUNTER, 0), "unknown handle index 0");
    assertTrap(() -> definer.rep(COUNTER, 1), "unknown handle index 1");
    assertTrap(() -> definer.drop(COUNTER, -1), "unknown handle index 4294967295");
    int index = definer.make(COUNTER, 7);
    definer.drop(COUNTER, index);
    assertThat(trail).containsExactly("drop 7");
    assertTrap(() -> definer.drop(COUNTER, index), "unknown handle index 1");
    assertTrap(() -> definer.rep(COUNTER, index), "unknown handle index 1");
    assertTrap(() -> definer.liftOwn(COUNTER, index), "unknown handle index 1");
  }

  @Test
  void eachComponentInstanceHasHandlesOfItsOwn() {
    int index = definer.make(COUNTER, 7);
    assertTrap(() -> user.drop(COUNTER, index), "unknown handle index 1");
  }

  @Test
  void aHandleOfAnotherTypeTraps() {
    int index = definer.make(COUNTER, 7);
    String message =
        "handle index 1 used with the wrong type, expected resource timer but found resource"
            + " counter";
    assertTrap(() -> definer.drop(TIMER, index), message);
    assertTrap(() -> definer.rep(TIMER, index), message);
    assertTrap(() -> definer.liftOwn(TIMER, index), message);
    assertTrap(() -> definer.lend(index, definer.type(TIMER)), message);
  }

  @Test
  void ownershipMovesBetweenComponentInstances() {
    int index = definer.make(COUNTER, 7);
    int moved = user.give(definer.take(index, definer.type(COUNTER)));
    assertTrap(() -> definer.rep(COUNTER, index), "unknown handle index 1");
    user.drop(COUNTER, moved);
    assertThat(trail).containsExactly("drop 7");
  }

  @Test
  void whatIsLentCanBeNeitherDroppedNorMoved() {
    int index = definer.make(COUNTER, 7);
    Handle lent = definer.lend(index, definer.type(COUNTER));
    definer.lend(index, definer.type(COUNTER));
    String message = "cannot remove owned resource while borrowed";
    assertTrap(() -> definer.drop(COUNTER, index), message);
    assertTrap(() -> definer.take(index, definer.type(COUNTER)), message);
    assertThat(lent.rep()).isEqualTo(7);
    definer.takeBack();
    definer.drop(COUNTER, index);
    assertThat(trail).containsExactly("drop 7");
  }

  @Test
  void aBorrowMustBeDroppedBeforeTheCallEnds() {
    Handle lent = definer.lend(definer.make(COUNTER, 7), definer.type(COUNTER));
    int first = user.borrow(lent);
    int second = user.borrow(lent);
    assertThat(List.of(first, second)).containsExactly(1, 2);
    user.drop(COUNTER, second);
    assertTrap(user::checkReturned, "borrow handles still remain at the end of the call");
    user.drop(COUNTER, first);
    user.checkReturned();
    assertThat(trail).as("a borrow destroys nothing").isEmpty();
  }

  @Test
  void aBorrowCannotBeTakenButLentOn() {
    Handle lent = definer.lend(definer.make(COUNTER, 7), definer.type(COUNTER));
    int index = user.borrow(lent);
    Handle again = user.lend(index, user.type(COUNTER));
    assertThat(again.rep()).isEqualTo(7);
    assertTrap(() -> user.drop(COUNTER, index), "cannot remove");
    user.takeBack();
    assertTrap(() -> user.take(index, user.type(COUNTER)), "handle index 1 is borrowed, not owned");
  }

  @Test
  void whoDefinesATypeBorrowsTheRepresentationItself() {
    int index = user.give(definer.take(definer.make(COUNTER, 77), definer.type(COUNTER)));
    assertThat(definer.borrow(user.lend(index, user.type(COUNTER)))).isEqualTo(77);
    definer.checkReturned();
    state.lower();
    assertThat(definer.lowerBorrow(COUNTER, counter(78), "c")).isEqualTo(78);
    definer.checkReturned();
  }

  @Test
  void resourcesOfTheHostAreTheObjectsThemselves() {
    var channel = new Channel();
    int owned = user.lowerOwn(CHANNEL, channel, "c");
    int borrowed = user.lowerBorrow(CHANNEL, channel, "c");
    assertThat(user.liftBorrow(CHANNEL, borrowed, Channel.class)).isSameAs(channel);
    user.takeBack();
    user.drop(CHANNEL, borrowed);
    assertThat(trail).isEmpty();
    assertThat(user.liftOwn(CHANNEL, owned, Channel.class)).isSameAs(channel);
    user.drop(CHANNEL, user.lowerOwn(CHANNEL, channel, "c"));
    assertThat(trail).containsExactly("close");
  }

  @Test
  void whatCannotBeClosedIsAFailureThatSaysSo() {
    state.define(ResourceType.ofHost("file", AutoCloseable.class));
    AutoCloseable file =
        () -> {
          throw new IOException("disk full");
        };
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> user.drop(3, user.lowerOwn(3, file, "")))
        .withMessage("a resource of the host cannot be closed: disk full");
  }

  @Test
  void aValueThatIsNoSuchResourceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> user.lowerOwn(CHANNEL, counter(1), "to"))
        .withMessage(
            "to: expected channel, which implements %s, got %s"
                .formatted(Channel.class.getName(), GuestResource.class.getName()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> user.lowerOwn(COUNTER, new Channel(), "c"))
        .withMessage("c: expected counter that the component made, got " + Channel.class.getName());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> user.lowerBorrow(COUNTER, null, ""))
        .withMessage("expected counter that the component made, got null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> user.lowerBorrow(TIMER, counter(1), ""))
        .withMessage("expected timer, got counter");
    var other = new HandlesTest();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> user.lowerBorrow(COUNTER, other.counter(1), ""))
        .withMessage("expected counter of this instance, got one of another instance");
  }

  @Test
  void theEndOfAnInstanceClosesWhatItOwnsOfTheHost() {
    user.lowerOwn(CHANNEL, new Channel(), "");
    user.lowerBorrow(CHANNEL, new Channel(), "");
    definer.lowerOwn(CHANNEL, new Channel(), "");
    definer.make(COUNTER, 1);
    state.close();
    assertThat(trail).as("guests are not called any more").containsExactly("close", "close");
    state.close();
    assertThat(trail).hasSize(2);
  }

  @Test
  void everythingIsClosedEvenIfSomethingCannotBe() {
    state.define(ResourceType.ofHost("file", AutoCloseable.class));
    AutoCloseable bad =
        () -> {
          throw new IllegalStateException("stuck");
        };
    user.lowerOwn(3, bad, "");
    user.lowerOwn(CHANNEL, new Channel(), "");
    assertThatCode(state::close).hasMessage("stuck");
    assertThat(trail).containsExactly("close");
  }
}
