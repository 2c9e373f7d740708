package ai.wippy.component.plan;

import static ai.wippy.component.Bytes.component;
import static ai.wippy.component.Bytes.module;
import static ai.wippy.component.Bytes.of;
import static ai.wippy.component.Bytes.raw;
import static ai.wippy.component.Bytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ComponentException;
import ai.wippy.component.Validator;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CompositionTest {
  private static final byte[] TYPES =
      section(1, 2, of(0x60, 0, 1, raw(0x7F)), of(0x60, 1, raw(0x7F), 0));
  private static final byte[] BODIES = section(10, 1, raw(4, 0, 0x41, 7, 0x0B));

  /** A component with a resource whose constructor it exports. */
  private static final byte[] MAKER =
      component(
          section(1, module(TYPES, section(3, 1, 0), section(7, 1, "make", 0, 0), BODIES)),
          section(2, 1, 0, 0, 0),
          section(6, 1, 0, 0, 1, 0, "make"),
          section(7, 1, raw(0x3F, 0x7F, 0)),
          section(11, 1, 0, "thing", 3, 0, 0),
          section(7, 2, of(0x69, 1), of(0x40, 0, raw(0, 2))),
          section(8, 1, 0, 0, 0, 0, 3),
          section(11, 1, 0, "make", 1, 0, 0));

  /**
   * A component that imports the resource and a maker of it, and passes the maker on through a core
   * module.
   */
  private static final byte[] USER =
      component(
          section(10, 1, 0, "thing", 3, 1),
          section(7, 2, of(0x69, 0), of(0x40, 0, raw(0, 1))),
          section(10, 1, 0, "make", 1, 2),
          section(8, 2, of(1, 0, 0, 0), of(3, 0)),
          section(2, 1, 1, 2, "make", 0, 0, "drop", 0, 1),
          section(
              1,
              module(
                  TYPES,
                  section(2, 2, "env", "make", 0, 0, "env", "drop", 0, 1),
                  section(3, 1, 0),
                  section(7, 1, "run", 0, 2),
                  BODIES)),
          section(2, 1, 0, 0, 1, "env", 0x12, 0),
          section(6, 1, 0, 0, 1, 1, "run"),
          section(8, 1, 0, 0, 2, 0, 2),
          section(11, 1, 0, "run", 1, 1, 0));

  @Test
  void instancesAreWiredToEachOther() throws IOException {
    byte[] file =
        component(
            section(4, MAKER),
            section(4, USER),
            section(5, 1, 0, 0, 0),
            section(6, 2, of(3, 0, 0, "thing"), of(1, 0, 0, "make")),
            section(5, 1, 0, 1, 2, "thing", 3, 0, "make", 1, 0),
            section(11, 2, of(0, "maker", 5, 0, 0), of(0, "user", 5, 1, 0)));
    Component component = ComponentDecoder.decode(file);
    Validator.validate(component);
    Golden.check("composition.plan", PlanText.of(Planner.plan(component)));
  }

  @Test
  void refusesInstancesThatDoubleAtEachLevel() {
    byte[] nested = component();
    for (int i = 0; i < 40; i++) {
      nested = component(section(4, nested), section(5, 2, 0, 0, 0, 0, 0, 0));
    }
    Component component = ComponentDecoder.decode(nested);
    assertThatThrownBy(() -> Planner.plan(component))
        .isInstanceOfSatisfying(
            ComponentException.class,
            e -> assertThat(e.rule()).contains("more than 10000 instances"));
  }
}
