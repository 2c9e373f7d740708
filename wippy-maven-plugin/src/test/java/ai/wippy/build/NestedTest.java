package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.Planner;
import ai.wippy.runtime.component.ExportedFunction;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.payload.JavaValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instances that are exported inside of others, and functions of the host that are passed on. */
class NestedTest {
  private static final Path GUEST =
      Path.of("../wippy-wit-codegen/src/test/resources/guests/wat/nested.wasm");

  private static final Generation.Source USER =
      new Generation.Source(
          "app/User.java",
          """
          package app;

          import acme.shop.Stock;
          import java.util.List;
          import java.util.concurrent.Callable;

          public final class User implements Callable<List<Object>> {
            private record Item(String name) implements Stock.Item {}

            @Override
            public List<Object> call() {
              try (Nested nested =
                  Nested.builder().imports(name -> "Hello, " + name).stock(Item::new).build()) {
                return List.of(
                    nested.outer().sum(1, 2),
                    nested.outerInner().add(3, 4),
                    nested.outerInner().greet("inner"),
                    nested.outerInnerColors().next(OuterInnerColors.Color.BLUE),
                    nested.greetAgain("again"),
                    nested.stock().newItem("shoe"),
                    nested.stock().newItem("hat").name());
              }
            }
          }
          """);

  private static Generation nested;

  @BeforeAll
  static void generate() throws IOException {
    nested =
        new Generation(
            Planner.plan(ComponentDecoder.decode(Files.readAllBytes(GUEST))), "nested", USER);
  }

  @Test
  void fromJava() throws Exception {
    var user = (Callable<?>) nested.loadClass("app.User").getConstructor().newInstance();
    assertThat((List<?>) user.call())
        .map(Object::toString)
        .containsExactly("3", "7", "Hello, inner", "RED", "Hello, again", "Item[name=shoe]", "hat");
  }

  @Test
  void byDynamicCallers() throws ReflectiveOperationException {
    var component = nested.component();
    List<String> names = component.functions().stream().map(ExportedFunction::name).toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "outer#inner#add",
            "outer#inner#greet",
            "outer#inner#colors#next",
            "outer#sum",
            "greet-again",
            "acme:shop/stock@1.0.0#[constructor]item",
            "acme:shop/stock@1.0.0#[method]item.name");
    var instance = component.instantiate(Host.ISOLATED);
    assertThat(instance.call(names.indexOf("outer#inner#add"), JavaValues.INSTANCE, 5, 6))
        .isEqualTo(11L);
    assertThat(
            instance.call(names.indexOf("outer#inner#colors#next"), JavaValues.INSTANCE, "green"))
        .isEqualTo("blue");
  }
}
