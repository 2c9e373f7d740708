package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.wippy.runtime.payload.JavaValues;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class HandleTypeTest {
  private static final JavaValues VALUES = JavaValues.INSTANCE;
  private static final Type COUNTER = Type.own("counter", 0);
  private static final Type CHANNEL = Type.own("channel", 1);
  private static final Type LENT = Type.borrow("channel", 1);

  private final TestHeap guest = new TestHeap().from(64);

  HandleTypeTest() {
    guest.state.define(ResourceType.ofGuest("counter", guest.handles, null));
    guest.state.define(ResourceType.ofHost("channel", AutoCloseable.class));
  }

  @Test
  void oneCoreValueAndFourBytes() {
    assertThat(List.of(COUNTER.wit(), LENT.wit())).containsExactly("counter", "borrow<channel>");
    assertThat(COUNTER.flat()).isEqualTo("i");
    assertThat(COUNTER.size()).isEqualTo(4);
    assertThat(COUNTER.alignment()).isEqualTo(4);
  }

  @Test
  void aResourceOfTheGuestAndBack() {
    long[] slots = {guest.handles.make(0, 17)};
    Object counter = COUNTER.lift(guest.heap, slots, 0, VALUES);
    assertThat(counter).isInstanceOf(GuestResource.class).hasToString("counter 17");
    COUNTER.lower(guest.heap, slots, 0, VALUES, counter);
    assertThat(guest.handles.rep(0, (int) slots[0])).isEqualTo(17);
  }

  @Test
  void resourcesOfTheHostInsideOfAList() {
    AutoCloseable one = () -> {};
    AutoCloseable two = () -> {};
    Type list = Type.list(CHANNEL);
    long[] slots = new long[2];
    list.lower(guest.heap, slots, 0, VALUES, List.of(one, two));
    assertThat(guest.memory.i32((int) slots[0])).isEqualTo(1);
    assertThat(guest.memory.i32((int) slots[0] + 4)).isEqualTo(2);
    assertThat(list.lift(guest.heap, slots, 0, VALUES)).isEqualTo(List.of(one, two));
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> list.lift(guest.heap, slots, 0, VALUES))
        .withMessage("unknown handle index 1");
  }

  @Test
  void aBorrowIsNotOwned() {
    long[] slots = new long[1];
    LENT.lower(guest.heap, slots, 0, VALUES, (AutoCloseable) () -> {});
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> CHANNEL.lift(guest.heap, slots, 0, VALUES))
        .withMessage("handle index 1 is borrowed, not owned");
  }

  @Test
  void otherValuesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LENT.lower(guest.heap, new long[1], 0, VALUES, "x"))
        .withMessage("expected borrow<channel>, got string");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COUNTER.store(guest.heap, 0, VALUES, (AutoCloseable) () -> {}))
        .withMessageStartingWith("expected counter that the component made, got ");
  }

  /** The second component of the composition, whose function runs {@code body}. */
  private CoreCalls callee(GuestHeap heap, LongUnaryOperator body) {
    return new CoreCalls() {
      @Override
      public InstanceState state() {
        return guest.state;
      }

      @Override
      public GuestHeap heap(int function) {
        return heap;
      }

      @Override
      public long call(int function, long[] args) {
        return body.applyAsLong(args[0]);
      }

      @Override
      public void postReturn(int function, long result) {}
    };
  }

  @Test
  void fromOneComponentToAnother() {
    var handles = new Handles(guest.state);
    var heap = new GuestHeap(handles, null, null, GuestHeap.Encoding.UTF8);
    int counter = guest.handles.make(0, 17);
    Transfer give = Transfer.of(COUNTER, COUNTER);
    CoreCalls echo =
        callee(
            heap,
            index -> {
              assertThat(index).isEqualTo(1);
              return index;
            });
    assertThat(give.call(new long[] {counter}, guest.heap, echo, 0)).containsExactly(1);
    assertThat(guest.handles.rep(0, 1)).isEqualTo(17);
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> handles.drop(0, 1));

    Transfer lend = Transfer.of(null, Type.borrow("counter", 0));
    CoreCalls looks =
        callee(
            heap,
            index -> {
              assertThatExceptionOfType(Trap.class)
                  .isThrownBy(() -> guest.handles.drop(0, counter))
                  .withMessageStartingWith("cannot remove owned resource while borrowed");
              handles.drop(0, (int) index);
              return 0;
            });
    lend.call(new long[] {counter}, guest.heap, looks, 0);
    CoreCalls keeps = callee(heap, _ -> 0);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> lend.call(new long[] {counter}, guest.heap, keeps, 0))
        .withMessageStartingWith("borrow handles still remain");
  }

  @Test
  void backToWhoDefinesTheType() {
    var handles = new Handles(guest.state);
    var heap = new GuestHeap(handles, null, null, GuestHeap.Encoding.UTF8);
    int index = handles.give(guest.handles.take(guest.handles.make(0, 17), guest.handles.type(0)));
    Transfer lend = Transfer.of(Type.U32, Type.borrow("counter", 0));
    CoreCalls value = callee(guest.heap, rep -> rep);
    assertThat(lend.call(new long[] {index}, heap, value, 0)).containsExactly(17);
    handles.drop(0, index);
  }
}
