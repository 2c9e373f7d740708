package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.GuestHeap.Encoding;
import ai.wippy.runtime.payload.JavaValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransferTest {
  private static final JavaValues VALUES = JavaValues.INSTANCE;

  /** A callee that notes what it was given. */
  private static final class Callee implements CoreCalls {
    final TestHeap guest;
    final LongUnaryOperator body;
    long[] args = {};
    int cleaned;

    Callee(TestHeap guest, LongUnaryOperator body) {
      this.guest = guest;
      this.body = body;
    }

    @Override
    public InstanceState state() {
      return guest.state;
    }

    @Override
    public GuestHeap heap(int function) {
      return guest.heap;
    }

    @Override
    public long call(int function, long[] args) {
      this.args = args;
      return body.applyAsLong(args[0]);
    }

    @Override
    public void postReturn(int function, long result) {
      assertThatExceptionOfType(Trap.class).isThrownBy(guest.state::checkLeave);
      cleaned++;
    }
  }

  private record Sample(Type type, Object value) {}

  private static final Type SHAPE =
      Type.variant(
          "shape",
          new Type.Case("none"),
          new Type.Case("circle", Type.F32),
          new Type.Case("big", Type.U64),
          new Type.Case("named", Type.STRING));

  static List<Sample> samples() {
    Type row =
        Type.record(
            "row",
            new Type.Field("id", Type.U8),
            new Type.Field("wide", Type.S64),
            new Type.Field("tags", Type.list(Type.STRING)));
    return List.of(
        new Sample(Type.BOOL, true),
        new Sample(Type.S8, -3),
        new Sample(Type.U8, 255),
        new Sample(Type.S16, -30_000),
        new Sample(Type.U32, 4_294_967_295L),
        new Sample(Type.F32, 1.5),
        new Sample(Type.F64, -0.25),
        new Sample(Type.CHAR, "😀"),
        new Sample(Type.STRING, "Größe 😀"),
        new Sample(Type.list(Type.U16), List.of(1, 2, 65_535)),
        new Sample(Type.list(Type.list(Type.STRING)), List.of(List.of("a", "ö"), List.of())),
        new Sample(Type.tuple(Type.U8, Type.F64), List.of(7, 0.5)),
        new Sample(Type.option(Type.STRING), "some"),
        new Sample(Type.result(Type.U64, Type.F32), Map.of("err", 2.5)),
        new Sample(Type.enumeration("color", "red", "green"), "green"),
        new Sample(Type.flags("perms", "read", "write"), Map.of("write", true)),
        new Sample(SHAPE, Map.of("circle", 2.0)),
        new Sample(SHAPE, Map.of("named", "x")),
        new Sample(row, Map.of("id", 1, "wide", -5, "tags", List.of("t", "ü"))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void throughMemory(Sample sample) {
    var from = new TestHeap().from(64);
    var into = new TestHeap(Encoding.UTF16).from(64);
    sample.type.store(from.heap, 0, VALUES, sample.value);
    sample.type.copy(from.heap, 0, into.heap, 8);
    assertThat(sample.type.load(into.heap, 8, VALUES).toString())
        .isEqualTo(sample.type.load(from.heap, 0, VALUES).toString());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void throughCoreValues(Sample sample) {
    var from = new TestHeap().from(64);
    var into = new TestHeap(Encoding.LATIN1_OR_UTF16).from(64);
    int slots = sample.type.flat().length();
    long[] given = new long[slots];
    long[] passed = new long[slots + 1];
    sample.type.lower(from.heap, given, 0, VALUES, sample.value);
    sample.type.pass(from.heap, given, 0, into.heap, passed, 1);
    assertThat(sample.type.lift(into.heap, passed, 1, VALUES).toString())
        .isEqualTo(sample.type.lift(from.heap, given, 0, VALUES).toString());
  }

  @Test
  void bitsThatATypeDoesNotNeedStayBehind() {
    long[] slots = {0x1234_5678L};
    Type.U8.pass(new TestHeap().heap, slots, 0, new TestHeap().heap, slots, 0);
    assertThat(slots).containsExactly(0x78);
    Type.flags("f", "a", "b").pass(new TestHeap().heap, slots, 0, new TestHeap().heap, slots, 0);
    assertThat(slots).containsExactly(0);
    slots[0] = 42;
    Type.BOOL.pass(new TestHeap().heap, slots, 0, new TestHeap().heap, slots, 0);
    assertThat(slots).containsExactly(1);
  }

  @Test
  void slotsOfOtherCasesAreZero() {
    long[] given = {1, Float.floatToIntBits(-1f), 77};
    long[] passed = {9, 9, 9};
    SHAPE.pass(new TestHeap().heap, given, 0, new TestHeap().heap, passed, 0);
    assertThat(passed).containsExactly(1, Float.floatToIntBits(-1f) & 0xFFFF_FFFFL, 0);
  }

  @Test
  void whatIsNoValueTraps() {
    var heap = new TestHeap();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> SHAPE.pass(heap.heap, new long[] {4, 0, 0}, 0, heap.heap, new long[3], 0))
        .withMessageContaining("4 of 4 cases");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(
            () -> Type.CHAR.pass(heap.heap, new long[] {0xD800}, 0, heap.heap, new long[1], 0));
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() ->
            Type.list(Type.U32).pass(heap.heap, new long[] {2, 1}, 0, heap.heap, new long[2], 0))
        .withMessageContaining("unaligned");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() ->
            Type.list(Type.tuple())
                .pass(heap.heap, new long[] {0, 0x7FFF_FFFF}, 0, heap.heap, new long[2], 0))
        .withMessageContaining("too long");
  }

  @Test
  void aCallPassesParametersAndTheResultAndCleansUp() {
    var caller = new TestHeap().from(64);
    var callee = new Callee(new TestHeap(Encoding.UTF16).from(64), at -> 32);
    Type.STRING.store(callee.guest.heap, 32, VALUES, "reply");
    long[] args = new long[3];
    Type.STRING.lower(caller.heap, args, 0, VALUES, "question");
    args[2] = 16;
    long[] results = Transfer.of(Type.STRING, Type.STRING).call(args, caller.heap, callee, 0);
    assertThat(results).isEmpty();
    assertThat(Type.STRING.lift(callee.guest.heap, callee.args, 0, VALUES)).isEqualTo("question");
    assertThat(Type.STRING.load(caller.heap, 16, VALUES)).isEqualTo("reply");
    assertThat(callee.cleaned).isEqualTo(1);
    callee.guest.state.checkLeave();
  }

  @Test
  void aResultThatIsOneCoreValue() {
    var callee = new Callee(new TestHeap(), x -> 0xFFFF_FF01L);
    long[] args = {5};
    assertThat(Transfer.of(Type.U8, Type.U32).call(args, new TestHeap().heap, callee, 0))
        .containsExactly(1);
  }

  @Test
  void parametersThatSpill() {
    var caller = new TestHeap().from(64);
    var callee = new Callee(new TestHeap().from(1024), at -> 0);
    Type[] params = new Type[17];
    Arrays.fill(params, Type.U16);
    for (int i = 0; i < params.length; i++) {
      caller.memory.u16(2 * i, i);
    }
    assertThat(Transfer.of(null, params).call(new long[] {0}, caller.heap, callee, 0)).isEmpty();
    assertThat(callee.args).containsExactly(1024);
    assertThat(callee.guest.memory.u16(1024 + 32)).isEqualTo(16);
  }
}
