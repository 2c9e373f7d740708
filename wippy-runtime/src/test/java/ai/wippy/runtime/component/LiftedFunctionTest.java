package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.ExportedFunction.Param;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LiftedFunctionTest {
  private static final Type COLOR = Type.enumeration("color", "red", "green");

  private final TestHeap guest = new TestHeap().from(1024);
  private final List<String> trail = new ArrayList<>();

  private Object call(
      ExportedFunction type, Function<long[], Long> core, boolean tables, Object... args) {
    var calls =
        new CoreCalls() {
          @Override
          public InstanceState state() {
            return guest.state;
          }

          @Override
          public GuestHeap heap(int function) {
            return guest.heap;
          }

          @Override
          public long call(int function, long[] slots) {
            trail.add("call " + Arrays.toString(slots));
            return core.apply(slots);
          }

          @Override
          public void postReturn(int function, long result) {
            trail.add("post " + result);
          }
        };
    return LiftedFunction.of(List.of(type))
        .getFirst()
        .call(calls, JavaValues.INSTANCE, tables, args);
  }

  @Test
  void callsAndCleansUp() {
    var add =
        ExportedFunction.of("add", Type.S32, new Param("a", Type.S32), new Param("b", Type.S32));
    assertThat(call(add, slots -> slots[0] + slots[1], false, 2, -3)).isEqualTo(-1L);
    assertThat(trail).containsExactly("call [2, -3]", "post -1");
    assertThat(guest.state.reusable()).isTrue();
  }

  @Test
  void aFunctionWithoutResultGivesNil() {
    assertThat(call(ExportedFunction.of("f", null), _ -> 0L, false)).isSameAs(JavaValues.NIL);
  }

  @Test
  void aWrongNumberOfArgumentsShowsTheSignature() {
    var log =
        ExportedFunction.of(
            "log", null, new Param("line", Type.STRING), new Param("level", Type.option(Type.U8)));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(log, _ -> 0L, false))
        .withMessage("expected 2 arguments, got 0: log: func(line: string, level: option<u8>)")
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(log, _ -> 0L, false, "a", 1, 2))
        .withMessageStartingWith("expected 2 arguments, got 3");
    call(log, _ -> 0L, false, "a");
    call(log, _ -> 0L, false, "a", 1, JavaValues.NIL);
    assertThat(trail)
        .containsExactly("call [1024, 1, 0, 0]", "post 0", "call [1025, 1, 1, 1]", "post 0");
  }

  @Test
  void aBadArgumentIsNamedAndTheNextCallWorks() {
    var sum = ExportedFunction.of("sum", Type.U64, new Param("xs", Type.list(Type.U32)));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(sum, _ -> 0L, false, List.of(1, "x")))
        .withMessage("xs[1]: expected u32, got string")
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID));
    assertThat(guest.state.reusable()).isFalse();
    assertThat(call(sum, _ -> -1L, false, List.of(1)).toString()).isEqualTo("18446744073709551615");
  }

  @Test
  void manyParametersSpillIntoMemory() {
    var params = new ArrayList<Param>();
    var args = new ArrayList<Object>();
    for (int i = 0; i < 17; i++) {
      params.add(new Param("p" + i, i == 0 ? Type.U8 : Type.U16));
      args.add(i);
    }
    var many = ExportedFunction.of("many", null, params.toArray(Param[]::new));
    call(many, _ -> 0L, false, args.toArray());
    assertThat(trail.getFirst()).isEqualTo("call [1024]");
    assertThat(guest.memory.u16(1024 + 2)).isEqualTo(1);
    assertThat(guest.memory.u16(1024 + 32)).isEqualTo(16);
  }

  @Test
  void aResultAtTheTopIsAValueOrAFailure() {
    var divide = ExportedFunction.of("divide", Type.result(Type.S32, Type.STRING));
    guest.bytes(0, 0, 0, 0, 0, 7).bytes(16, 1, 0, 0, 0, 32, 0, 0, 0, 2).bytes(32, 'n', 'o');
    assertThat(call(divide, _ -> 0L, false)).isEqualTo(7L);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(divide, _ -> 16L, false))
        .withMessage("no")
        .satisfies(failure -> {
          assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN);
          assertThat(failure.details()).isEqualTo("no");
        });
    assertThat(trail).endsWith("post 16");
    assertThat(guest.state.reusable()).isTrue();
    assertThat(call(divide, _ -> 16L, true)).isEqualTo(Map.of("err", "no"));
    assertThat(call(divide, _ -> 0L, true)).isEqualTo(Map.of("ok", 7L));
  }

  @Test
  void aResultWithoutPayloadsFitsACoreValue() {
    var check = ExportedFunction.of("check", Type.result(null, null));
    assertThat(call(check, _ -> 0L, false)).isEqualTo(true);
    assertThatExceptionOfType(Failure.class).isThrownBy(() -> call(check, _ -> 1L, false));
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> call(check, _ -> 2L, false));
    assertThat(guest.state.reusable()).isFalse();
  }

  @Test
  void anEmptyOptionInAResultIsNoError() {
    var find = ExportedFunction.of("find", Type.result(Type.option(Type.U8), COLOR));
    assertThat(call(find, _ -> 0L, false)).isSameAs(JavaValues.NIL);
    guest.bytes(8, 1, 1);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(find, _ -> 8L, false))
        .withMessage("green");
  }

  @Test
  void anErrorIsSpeltOut() {
    Type problem =
        Type.record(
            "problem",
            new Type.Field("code", Type.U16),
            new Type.Field("places", Type.list(Type.BOOL)));
    var run = ExportedFunction.of("run", Type.result(null, problem));
    guest.bytes(0, 1, 0, 0, 0, 0x94, 1, 0, 0, 64, 0, 0, 0, 1, 0, 0, 0).bytes(64, 1);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(run, _ -> 0L, false))
        .withMessage("{code = 404, places = {true}}");
  }

  @Test
  void anUnalignedResultAreaTraps() {
    var pair = ExportedFunction.of("pair", Type.tuple(Type.U32, Type.U32));
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(pair, _ -> 2L, false))
        .withMessageStartingWith("unaligned pointer");
  }

  @Test
  void aGuestMustDropWhatItWasLent() {
    guest.state.define(ResourceType.ofHost("channel", AutoCloseable.class));
    var send = ExportedFunction.of("send", null, new Param("to", Type.borrow("channel", 0)));
    AutoCloseable channel = () -> {};
    Function<long[], Long> drops =
        slots -> {
          guest.handles.drop(0, (int) slots[0]);
          return 0L;
        };
    call(send, drops, false, channel);
    assertThat(guest.state.reusable()).isTrue();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(send, _ -> 0L, false, channel))
        .withMessageStartingWith("borrow handles still remain at the end of the call");
    assertThat(trail).containsExactly("call [1]", "post 0", "call [1]");
    assertThat(guest.state.reusable()).isFalse();
  }

  @Test
  void aRefusedCallTakesNothing() {
    guest.state.define(ResourceType.ofGuest("counter", guest.handles, null));
    var add =
        ExportedFunction.of(
            "add", null, new Param("c", Type.own("counter", 0)), new Param("n", Type.U8));
    Object counter = guest.handles.liftOwn(0, guest.handles.make(0, 9), GuestResource.class);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(add, _ -> 0L, false, counter, -1));
    call(add, _ -> 0L, false, counter, 1);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(add, _ -> 0L, false, counter, 1))
        .withMessage("c: the counter has been given away: only its new owner can use it");
  }
}
