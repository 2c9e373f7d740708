package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.payload.Kind;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestMemoryTest {
  private static final int PAGE = 65_536;

  private final GuestMemory memory = new GuestMemory(new MemoryLimits(1, 4));

  @Test
  void readsBackWhatWasWrittenLittleEndian() {
    memory.i64(8, 0x8877665544332211L);
    assertThat(memory.i64(8)).isEqualTo(0x8877665544332211L);
    assertThat(memory.i32(8)).isEqualTo(0x44332211);
    assertThat(memory.i32(12)).isEqualTo(0x88776655);
    assertThat(memory.u16(14)).isEqualTo(0x8877);
    assertThat(memory.s16(14)).isEqualTo((short) 0x8877);
    assertThat(memory.u8(15)).isEqualTo(0x88);
    assertThat(memory.s8(15)).isEqualTo((byte) 0x88);
    memory.f32(32, 1.5f);
    memory.f64(40, -2.25);
    assertThat(memory.f32(32)).isEqualTo(1.5f);
    assertThat(memory.f64(40)).isEqualTo(-2.25);
  }

  @Test
  void settersKeepOnlyTheLowBits() {
    memory.u8(0, 0x1FF);
    memory.u16(2, 0x1FFFF);
    assertThat(memory.i32(0)).isEqualTo(0xFFFF00FF);
  }

  @Test
  void unalignedAccessIsAllowed() {
    memory.i64(1, -2);
    assertThat(memory.i64(1)).isEqualTo(-2);
  }

  /** Before and after growth, when the array is longer than the memory. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void accessAtTheEdge(int grown) {
    memory.grow(grown);
    int end = (int) memory.size();
    memory.i64(end - 8, 1);
    memory.i32(end - 4, 1);
    memory.u16(end - 2, 1);
    memory.u8(end - 1, 1);
    assertThat(memory.u8(end - 1)).isEqualTo(1);

    List<IntConsumer> accesses =
        List.of(
            at -> memory.u8(at),
            at -> memory.u8(at, 1),
            at -> memory.s8(at),
            at -> memory.u16(at),
            at -> memory.u16(at, 1),
            at -> memory.s16(at),
            at -> memory.i32(at),
            at -> memory.i32(at, 1),
            at -> memory.i64(at),
            at -> memory.i64(at, 1),
            at -> memory.f32(at),
            at -> memory.f32(at, 1),
            at -> memory.f64(at),
            at -> memory.f64(at, 1));
    for (IntConsumer access : accesses) {
      for (int at : new int[] {end, end + 100, -1, -8, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
        assertThatExceptionOfType(Trap.class)
            .isThrownBy(() -> access.accept(at))
            .withMessageContaining("out of bounds memory access");
      }
    }
    assertThatThrownBy(() -> memory.i32(end - 3)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.i64(end - 7, 1)).isInstanceOf(Trap.class);
  }

  @Test
  void theMessageTellsPlaceAndSize() {
    assertThatThrownBy(() -> memory.i32(0xFFFF_FFF0))
        .hasMessage(
            "out of bounds memory access: 4 bytes at 0xfffffff0, but the memory has 0x10000 bytes");
  }

  @Test
  void rangesAreChecked() {
    assertThat(memory.range(16, 100, 4)).isEqualTo(16);
    assertThat(memory.range(PAGE, 0, 8)).isEqualTo(PAGE);
    assertThat(memory.range(0, PAGE, 1)).isZero();
    assertThatThrownBy(() -> memory.range(18, 4, 4))
        .hasMessage("unaligned pointer: 0x12 is not a multiple of 4");
    assertThatThrownBy(() -> memory.range(0, PAGE + 1L, 1)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.range(PAGE, 1, 1)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.range(-8, 8, 8)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.range(8, 1L << 34, 8)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.range(8, -1, 1)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.range(8, Long.MAX_VALUE, 1)).isInstanceOf(Trap.class);
  }

  @Test
  void growsUpToItsMaximum() {
    memory.i32(PAGE - 4, 42);
    assertThat(memory.grow(0)).isEqualTo(1);
    assertThat(memory.grow(2)).isEqualTo(1);
    assertThat(memory.size()).isEqualTo(3 * PAGE);
    assertThat(memory.grow(2)).isEqualTo(-1);
    assertThat(memory.grow(-1)).isEqualTo(-1);
    assertThat(memory.grow(Integer.MAX_VALUE)).isEqualTo(-1);
    assertThat(memory.grow(1)).isEqualTo(3);
    assertThat(memory.pages()).isEqualTo(4);
    assertThat(memory.i32(PAGE - 4)).isEqualTo(42);
    assertThat(memory.i32(4 * PAGE - 4)).isZero();
  }

  @Test
  void growthPageByPageCopiesRarely() {
    var large = new GuestMemory(new MemoryLimits(16, 4096));
    byte[] array = large.array();
    int copies = 0;
    for (int i = 0; i < 1000; i++) {
      large.grow(1);
      copies += large.array() == array ? 0 : 1;
      array = large.array();
    }
    assertThat(large.pages()).isEqualTo(1016);
    assertThat(copies).isLessThan(15);
  }

  @Test
  void theArrayIsExactWhenFull() {
    memory.grow(3);
    assertThat(memory.array()).hasSize(4 * PAGE);
  }

  @Test
  void bulkOperationsCheckBothEndsBeforeTheyWrite() {
    memory.u8(0, 1);
    assertThatThrownBy(() -> memory.fill((byte) 7, 0, PAGE + 1)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.fill((byte) 7, 16, 15)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.fill((byte) 7, 0, -1)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.fill((byte) 7, -16, -1)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.copy(0, 8, Integer.MAX_VALUE)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.copy(0, 8, -1)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.copy(PAGE - 1, 0, 2)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.write(PAGE - 1, new byte[2])).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.write(0, new byte[2], 1, 2)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.write(0, new byte[2], -1, 2)).isInstanceOf(Trap.class);
    assertThatThrownBy(() -> memory.readBytes(0, -1)).isInstanceOf(Trap.class);
    assertThat(memory.u8(0)).isEqualTo(1);
    assertThat(memory.u8(PAGE - 1)).isZero();
  }

  @Test
  void copiesOverlapping() {
    memory.write(0, new byte[] {1, 2, 3, 4});
    memory.copy(1, 0, 4);
    assertThat(memory.readBytes(0, 5)).containsExactly(1, 1, 2, 3, 4);
    memory.fill((byte) 9, 1, 3);
    assertThat(memory.readBytes(0, 5)).containsExactly(1, 9, 9, 3, 4);
  }

  @Test
  void anEmptyMemoryHoldsNothing() {
    var empty = new GuestMemory(new MemoryLimits(0, 1));
    assertThat(empty.size()).isZero();
    assertThat(empty.range(0, 0, 8)).isZero();
    assertThatThrownBy(() -> empty.u8(0)).isInstanceOf(Trap.class);
    assertThat(empty.grow(1)).isZero();
    assertThat(empty.u8(0)).isZero();
  }

  @Test
  void waitingEndsWithItsTimeoutOrWithTheThread() {
    var shared = new GuestMemory(new MemoryLimits(1, 1, true));
    assertThat(shared.atomicWait(0, 1, 1_000_000)).isEqualTo(1);
    assertThat(shared.atomicWait(0, 0L, 1_000_000)).isEqualTo(2);
    assertThat(shared.atomicNotify(0, 1)).isZero();
    assertThatThrownBy(() -> shared.atomicWait(0, 0, -1)).hasMessageContaining("no other thread");
    assertThatThrownBy(() -> memory.atomicWait(0, 0, 1)).hasMessage("expected shared memory");

    Thread.currentThread().interrupt();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> shared.atomicWait(0, 0, Long.MAX_VALUE))
        .extracting(Trap::kind)
        .isEqualTo(Kind.CANCELED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void atomicOperationsWork() {
    assertThat(memory.atomicAddInt(0, 5)).isZero();
    assertThat(memory.atomicCmpxchgInt(0, 5, 9)).isEqualTo(5);
    assertThat(memory.atomicXchgLong(0, 1)).isEqualTo(9);
    assertThat(memory.i32(0)).isEqualTo(1);
  }
}
