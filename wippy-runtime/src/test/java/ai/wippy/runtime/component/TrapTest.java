package ai.wippy.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasm.ChicoryException;
import org.junit.jupiter.api.Test;

class TrapTest {
  @Test
  void keepsWhatIsMeantForTheCaller() {
    var trap = new Trap(Kind.PERMISSION_DENIED, "not granted");
    var failure = new Failure(Kind.NOT_FOUND, "no such key");
    var bug = new IllegalStateException("of a host function");
    assertThat(Trap.of(trap)).isSameAs(trap);
    assertThat(Trap.of(failure)).isSameAs(failure);
    assertThat(Trap.of(bug)).isSameAs(bug);
  }

  @Test
  void tellsInterruptionFromTraps() {
    assertThat(((Trap) Trap.of(new ChicoryInterruptedException("x"))).kind())
        .isEqualTo(Kind.CANCELED);
    assertThat(((Trap) Trap.of(new TrapException("x"))).kind()).isEqualTo(Kind.INTERNAL);
  }

  @Test
  void saysWhatTheGuestDid() {
    assertThat(Trap.of(new TrapException("Trapped on unreachable instruction")))
        .isInstanceOf(Trap.class)
        .hasMessage("unreachable code executed");
    assertThat(Trap.of(new ChicoryException("undefined element")))
        .isInstanceOf(Trap.class)
        .hasMessage("undefined element");
    assertThat(Trap.of(new StackOverflowError()))
        .isInstanceOf(Trap.class)
        .hasMessage("call stack exhausted");
  }

  @Test
  void whatTheHostGivesAGuestMustFit() {
    var bad = new BadValue("300 is out of range for u8 (0 to 255)").in("acme:log/sink#level");
    assertThat(Trap.of(bad))
        .isInstanceOf(Trap.class)
        .hasMessage(
            "the host gave the guest a bad value: acme:log/sink#level: 300 is out of range for u8"
                + " (0 to 255)");
  }

  @Test
  void letsErrorsOfTheMachinePass() {
    var error = new LinkageError("broken class");
    assertThatThrownBy(() -> Trap.of(error)).isSameAs(error);
  }
}
