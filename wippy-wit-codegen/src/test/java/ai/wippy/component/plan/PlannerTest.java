package ai.wippy.component.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Guests;
import ai.wippy.wit.print.WitPrinter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c-handler/handler.wasm",
        "c-records/guest.wasm",
        "c-resources/res.wasm",
        "c-wasip1/reactor.wasm",
        "rust/rs.wasm",
        "assemblyscript/as.wasm"
      })
  void plansOfRealGuests(String guest) throws IOException {
    Plan plan = Planner.plan(ComponentDecoder.decode(Guests.bytes(guest)));
    Golden.check(guest.replace('/', '-').replace(".wasm", ".plan"), PlanText.of(plan));
  }

  @Test
  void leavesOutInstancesThatOnlyPassCallsOn() {
    Plan plan = Planner.plan(ComponentDecoder.decode(Guests.bytes("c-handler/handler.wasm")));
    assertThat(plan.modules()).hasSize(1);
    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.steps().getFirst().args())
        .filteredOn(CoreSource.Later.class::isInstance)
        .hasSize(13)
        .allSatisfy(later -> {
          var known = (CoreSource.Later) later;
          assertThat(known.step()).isZero();
          assertThat(known.function()).isInstanceOf(CoreSource.Lowered.class);
        });
    assertThat(plan.steps().getFirst().args()).doesNotHaveDuplicates();
  }

  @Test
  void startsWhatAnInstanceWouldStartThatIsLeftOut() {
    Plan plan = Planner.plan(ComponentDecoder.decode(Guests.bytes("c-lab/lab.wasm")));
    assertThat(plan.steps())
        .extracting(Plan.Instantiate::initializers)
        .containsExactly(List.of(), List.of(new CoreSource.Export(0, "_initialize")));
  }

  @Test
  void keepsInstancesWhoseFunctionsTheHostCalls() {
    // A destructor goes through the table, too.
    Plan plan = Planner.plan(ComponentDecoder.decode(Guests.bytes("c-resources/res.wasm")));
    assertThat(plan.steps()).hasSize(4);
  }

  @Test
  void tellsDefinitionsFromUses() {
    Plan plan = Planner.plan(ComponentDecoder.decode(Guests.bytes("c-records/guest.wasm")));
    assertThat(WitPrinter.print(plan.world()))
        .isEqualTo(
            """
            package root:component;

            world root {
              import peers:guest/types@0.1.0;

              export add: func(a: s32, b: s32) -> s32;
              export peers:guest/api@0.1.0;
            }
            """);
    assertThat(WitPrinter.printWithInterfaces(plan.world()))
        .contains("use types.{person, shape, color, perms};")
        .contains("record person {");
  }
}
