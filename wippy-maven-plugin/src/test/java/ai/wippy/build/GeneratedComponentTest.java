package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.JavaValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedComponentTest {
  private static final Path GUESTS = Path.of("../wippy-wit-codegen/src/test/resources/guests");

  private static final Imports NOTHING =
      new Imports() {
        @Override
        public CoreFunction core(String module, String name, FunctionShape shape) {
          return stub(module, name, shape);
        }

        @Override
        public Trap missing(String instance, String function) {
          return new Trap(instance + "#" + function + " is missing");
        }
      };

  private static Plan plan(String guest) {
    try {
      return Planner.plan(ComponentDecoder.decode(Files.readAllBytes(GUESTS.resolve(guest))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ComponentInstance instance(String guest) throws ReflectiveOperationException {
    return new Generation(plan(guest), "guest")
        .component()
        .instantiate(new Host(Limits.DEFAULT, NOTHING));
  }

  @Test
  void callsFunctionsWithValues() throws ReflectiveOperationException {
    Component component = new Generation(plan("c-records/guest.wasm"), "guest").component();
    var instance = component.instantiate(new Host(Limits.DEFAULT, NOTHING));
    assertThat(component.functions()).hasSize(12);
    assertThat(instance.call(0, JavaValues.INSTANCE, 2, 3)).isEqualTo(5L);
    assertThat(instance.call(1, JavaValues.INSTANCE, "Wörld")).isEqualTo("Hello, Wörld!");
    Object user = Map.of("id", 7, "name", "Ada", "tags", List.of("a", "b"), "active", true);
    assertThat(instance.call(3, JavaValues.INSTANCE, List.of(user)))
        .isEqualTo(
            List.of(
                Map.of(
                    "id",
                    1007L,
                    "name",
                    "ADA",
                    "tags",
                    List.of("a", "b", "seen"),
                    "active",
                    false)));
  }
}
