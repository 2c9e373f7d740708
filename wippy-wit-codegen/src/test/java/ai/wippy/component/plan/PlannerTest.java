package ai.wippy.component.plan;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Guests;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
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
}
