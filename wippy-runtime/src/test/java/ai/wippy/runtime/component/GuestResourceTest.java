package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the host can do with resources that a guest made. */
class GuestResourceTest {
  private static final int COUNTER = 0;

  private final InstanceState state = new InstanceState();
  private final Handles definer = new Handles(state);
  private final Handles user = new Handles(state);
  private final List<Integer> destroyed = new ArrayList<>();

  GuestResourceTest() {
    state.define(ResourceType.ofGuest("counter", definer, this::destroy));
  }

  private void destroy(int rep) {
    if (rep < 0) {
      throw new Trap("unreachable code executed");
    }
    destroyed.add(rep);
  }

  private GuestResource counter(int rep) {
    return definer.liftOwn(COUNTER, definer.make(COUNTER, rep), GuestResource.class);
  }

  @Test
  void closingHasTheGuestDestroyItOnce() {
    GuestResource counter = counter(5);
    assertThat(counter).hasToString("counter 5");
    assertThat(counter.isOpen()).isTrue();
    counter.close();
    counter.close();
    assertThat(destroyed).containsExactly(5);
    assertThat(counter.isOpen()).isFalse();
    assertThat(state.reusable()).isTrue();
    state.lower();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> definer.lowerBorrow(COUNTER, counter, "self"))
        .withMessage("self: the counter is closed");
  }

  @Test
  void aDestructorThatTrapsPoisonsTheInstance() {
    GuestResource counter = counter(-1);
    assertThatExceptionOfType(Trap.class).isThrownBy(counter::close);
    assertThat(state.reusable()).isFalse();
    counter.close();
    counter(3).close();
    assertThat(destroyed).isEmpty();
  }

  @Test
  void whatIsGivenAwayBelongsToTheGuest() {
    GuestResource counter = counter(5);
    state.lower();
    int index = user.lowerOwn(COUNTER, counter, "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> user.lowerOwn(COUNTER, counter, "b"))
        .withMessage("b: the counter has been given away: only its new owner can use it");
    state.enter();
    state.exit();
    counter.close();
    assertThat(counter.isOpen()).isFalse();
    assertThat(destroyed).isEmpty();
    user.drop(COUNTER, index);
    assertThat(destroyed).containsExactly(5);
  }

  @Test
  void theSameCallCannotBeLentAndGivenIt() {
    GuestResource counter = counter(5);
    state.lower();
    definer.lowerBorrow(COUNTER, counter, "");
    definer.lowerBorrow(COUNTER, counter, "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> definer.lowerOwn(COUNTER, counter, ""))
        .withMessage("the counter is lent to the same call: it cannot be given away too");
    state.lower();
    definer.lowerOwn(COUNTER, counter, "");
  }

  @Test
  void aCallThatIsRefusedLeavesEverythingWithTheCaller() {
    GuestResource given = counter(5);
    GuestResource lent = counter(6);
    definer.make(COUNTER, 1);
    state.lower();
    assertThat(user.lowerOwn(COUNTER, given, "")).isEqualTo(1);
    assertThat(user.lowerBorrow(COUNTER, lent, "")).isEqualTo(2);
    state.lower();
    user.checkReturned();
    assertThat(user.lowerOwn(COUNTER, lent, "")).isEqualTo(1);
    state.enter();
    state.exit();
    given.close();
    assertThat(destroyed).containsExactly(5);
    assertThat(lent.isOpen()).isFalse();
  }

  @Test
  void closingWhatARefusedCallWasToGetDestroysIt() {
    GuestResource counter = counter(5);
    state.lower();
    user.lowerOwn(COUNTER, counter, "");
    counter.close();
    assertThat(destroyed).containsExactly(5);
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> user.drop(COUNTER, 1));
  }

  @Test
  void whatIsClosedDuringACallIsDestroyedBeforeTheNext() {
    GuestResource counter = counter(5);
    state.lower();
    user.lowerBorrow(COUNTER, counter, "");
    state.enter();
    counter.close();
    assertThat(destroyed).isEmpty();
    user.drop(COUNTER, 1);
    user.checkReturned();
    state.exit();
    state.lower();
    assertThat(destroyed).containsExactly(5);
    assertThat(counter.isOpen()).isFalse();
  }

  @Test
  void afterTheEndOfItsInstanceClosingDoesNothing() {
    GuestResource counter = counter(5);
    state.close();
    counter.close();
    assertThat(destroyed).isEmpty();
  }
}
