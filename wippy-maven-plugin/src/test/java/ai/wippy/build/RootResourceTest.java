package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.Planner;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.GuestResource;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.payload.JavaValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A resource that a component exports by itself, not in an interface, and whose destructor counts.
 */
class RootResourceTest {
  private static final Path GUEST =
      Path.of("../wippy-wit-codegen/src/test/resources/guests/wat/gauges.wasm");

  private static final Generation.Source USER =
      new Generation.Source(
          "app/User.java",
          """
          package app;

          import java.util.ArrayList;
          import java.util.List;
          import java.util.concurrent.Callable;

          public final class User implements Callable<List<Object>> {
            @Override
            public List<Object> call() {
              var results = new ArrayList<Object>();
              try (Gauges gauges = Gauges.create()) {
                Gauges.Gauge five = gauges.newGauge(5);
                try (Gauges.Gauge six = gauges.newGauge(6)) {
                  results.add(six.value());
                  Gauges.Gauge sum = gauges.gaugeSum(five, six);
                  results.add(gauges.lastDropped());
                  results.add(sum.value());
                  results.add(sum);
                }
                results.add(gauges.lastDropped());
                five.close();
                results.add(gauges.lastDropped());
              }
              return results;
            }
          }
          """);

  private static Generation gauges;

  @BeforeAll
  static void generate() throws IOException {
    gauges =
        new Generation(
            Planner.plan(ComponentDecoder.decode(Files.readAllBytes(GUEST))), "gauges", USER);
  }

  @Test
  void fromJava() throws Exception {
    var user = (Callable<?>) gauges.loadClass("app.User").getConstructor().newInstance();
    assertThat((List<?>) user.call())
        .map(Object::toString)
        .containsExactly("6", "5", "11", "gauge 11", "6", "6");
  }

  @Test
  void byDynamicCallers() throws ReflectiveOperationException {
    var component = gauges.component();
    List<String> names = component.functions().stream().map(ExportedFunction::name).toList();
    assertThat(names)
        .containsExactly(
            "[constructor]gauge", "[method]gauge.value", "[static]gauge.sum", "last-dropped");
    var instance = component.instantiate(Host.ISOLATED);
    Object five = instance.call(0, JavaValues.INSTANCE, 5);
    Object sum =
        instance.call(2, JavaValues.INSTANCE, five, instance.call(0, JavaValues.INSTANCE, 6));
    assertThat(instance.call(1, JavaValues.INSTANCE, sum)).isEqualTo(11L);
    assertThat(instance.call(3, JavaValues.INSTANCE)).isEqualTo(5L);
    ((GuestResource) sum).close();
    assertThat(instance.call(3, JavaValues.INSTANCE)).isEqualTo(11L);
    assertThat(component.functions().get(2).wit())
        .isEqualTo("[static]gauge.sum: func(a: gauge, b: borrow<gauge>) -> gauge");
  }
}
