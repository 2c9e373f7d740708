package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Values of every type on their way to Java hosts and back: through a component that exports what
 * it imports, so that every call of it is a call of the host.
 */
class HostCallsTest {
  private static Generation component;

  @BeforeAll
  static void generate() {
    component = PassingComponent.generate();
  }

  private final ComponentInstance instance = PassingComponent.instantiate(component);

  private Object call(String function, Object... args) {
    return call(instance, function, args);
  }

  private static Object call(ComponentInstance instance, String function, Object... args) {
    try {
      var functions = component.component().functions();
      for (int i = 0; i < functions.size(); i++) {
        if (functions.get(i).name().endsWith(function)) {
          return instance.call(i, JavaValues.INSTANCE, args);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError(function);
  }

  @Test
  void typedCallers() throws Exception {
    var typed = (Callable<?>) component.loadClass("app.Hosts").getConstructor().newInstance();
    List<Object> expected = new ArrayList<>();
    expected.add(
        "Tuple12[v0=255, v1=-128, v2=65535, v3=-1, v4=4294967295, v5=-1, v6=-1,"
            + " v7=-9223372036854775808, v8=-1.5, v9=1.0E300, v10=128512, v11=true]");
    for (int i = 0; i < 14; i++) {
      expected.add("true");
    }
    expected.addAll(
        List.of(
            "Err[error=HIGH]",
            "Err[error=UNIT]",
            "11",
            "Tuple2[v0=MIDDLE, v1=[READ, RUN]]",
            "xxxxxx",
            "ItemHost",
            "true",
            "Optional[b!]",
            "true",
            "a closed, a"));
    assertThat((List<?>) typed.call()).map(Object::toString).isEqualTo(expected);
  }

  @Test
  void dynamicCallers() {
    assertThat(
            call(
                "numbers",
                255,
                -128,
                65535,
                -1,
                4294967295L,
                -1,
                7,
                Long.MIN_VALUE,
                -1.5,
                1e300,
                "😀",
                true))
        .isEqualTo(
            List.of(
                255L,
                -128L,
                65535L,
                -1L,
                4294967295L,
                -1L,
                7L,
                Long.MIN_VALUE,
                -1.5,
                1e300,
                "😀",
                true));
    assertThat(call("text", "wörld")).isEqualTo("wörld");
    assertThat(call("bytes", new byte[] {1, -1})).isEqualTo(new byte[] {1, -1});
    assertThat(call("one", "high", List.of("read")))
        .isEqualTo(List.of("high", Map.of("read", true)));
    Map<String, ?> point = Map.of("x", 1.5, "y", -2.25, "at", 7L);
    for (Map<String, ?> shape :
        List.<Map<String, ?>>of(
            Map.of("none", true),
            Map.of("dot", point),
            Map.of("text", "töxt"),
            Map.of("wide", Long.MIN_VALUE),
            Map.of("narrow", -0.5),
            Map.of("many", List.of(point, point)),
            Map.of("flag", false))) {
      assertThat(call("flat", shape, shape)).isEqualTo(List.of(shape, shape));
      assertThat(call("outcome", Map.of("ok", shape))).isEqualTo(Map.of("ok", shape));
      assertThat(call("spilled", shape, shape, shape, List.of(shape), point))
          .isEqualTo(List.of(shape, shape, shape, shape, Map.of("dot", point)));
    }
    assertThat(call("outcome", Map.of("err", "low"))).isEqualTo(Map.of("err", "low"));
    assertThat(call("twice", "ab")).isEqualTo("abab");
    assertThat(instance.reusable()).isTrue();
  }

  @Test
  void resourcesOfTheHost() {
    Object a = call("[constructor]item", "a");
    Object b = call("[constructor]item", "b");
    assertThat(a.getClass().getSimpleName()).isEqualTo("ItemHost");
    assertThat(call("same", a, a)).isEqualTo(true);
    assertThat(call("same", a, b)).isEqualTo(false);
    assertThat(call("[method]item.name", call("best", List.of(a, b)))).isEqualTo("b!");
    var pairs = (List<?>) call("pairs", List.of(a, b, a));
    assertThat(pairs).isEqualTo(List.of(Map.of("left", a, "right", b)));
    call("take", a, b);
    assertThat(call("[method]item.name", b)).isEqualTo("a");
    assertThat(call("[method]item.name", a)).isEqualTo("a closed");
    AutoCloseable stranger = () -> {};
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("same", a, stranger))
        .withMessageStartingWith("b: expected item, which implements acme.host.Store$Item, got ");
  }

  @Test
  void aResultThatDoesNotFitIsTheHostsMistake() {
    assertThat(call("byte-sized", 255)).isEqualTo(255L);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call("byte-sized", 256))
        .withMessage(
            "the host gave the guest a bad value: acme:host/echo@1.0.0#byte-sized: 256 is out of"
                + " range for u8 (0 to 255)");
    assertThat(instance.reusable()).isFalse();
  }

  @Test
  void whatNobodyProvidesTrapsWhenItIsCalled() throws ReflectiveOperationException {
    ComponentInstance alone = component.component().instantiate(Host.ISOLATED);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(alone, "twice", "x"))
        .withMessage(
            "twice of the world is not provided: make the instance with a builder that was given"
                + " an implementation")
        .satisfies(trap -> assertThat(trap.kind()).isEqualTo(Kind.PERMISSION_DENIED));
  }
}
