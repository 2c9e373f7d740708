package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real guests decoded, planned, generated, compiled, translated and called. */
class GeneratedComponentTest {
  private static final Path GUESTS = Path.of("../wippy-wit-codegen/src/test/resources/guests");

  private static final Imports NOTHING =
      new Imports() {
        @Override
        public CoreFunction core(String module, String name, FunctionShape shape) {
          return stub(module, name);
        }

        @Override
        public Trap missing(String instance, String function) {
          return new Trap(Kind.PERMISSION_DENIED, instance + "#" + function);
        }
      };

  /** What a Java developer writes: typed values in and out, no strings for names. */
  private static final Generation.Source TYPED =
      new Generation.Source(
          "app/Typed.java",
          """
          package app;

          import ai.wippy.runtime.component.Host;
          import ai.wippy.runtime.component.Result;
          import ai.wippy.runtime.component.Tuple2;
          import java.util.*;
          import java.util.function.Function;
          import peers.guest.Api;
          import peers.guest.Types.*;

          public final class Typed implements Function<Host, List<Object>> {
            @Override
            public List<Object> apply(Host host) {
              try (Guest guest = Guest.instantiate(host)) {
                Api api = guest.api();
                var users = List.of(
                    new Person(4294967295L, "Ada", List.of("a", "ö"), true),
                    new Person(1, "", List.of(), false));
                List<Person> transformed = api.transformUsers(users);
                return List.of(
                    guest.add(Integer.MAX_VALUE, 1),
                    api.greet("W\\u00f6rld"),
                    api.echoPerson(users.getFirst()).equals(users.getFirst()),
                    transformed.get(0).name() + transformed.get(0).tags() + transformed.get(0).id(),
                    api.sum(new long[] {4294967295L, 1}),
                    switch (api.divide(7, 0)) {
                      case Result.Ok<Integer, String>(var value) -> value;
                      case Result.Err<Integer, String>(var error) -> error;
                    },
                    api.divide(7, 2).orElseThrow(),
                    api.area(new Shape.Rect(new Tuple2<>(2.0, 3.0))),
                    api.area(new Shape.Named("four")),
                    api.area(new Shape.Unit()),
                    api.nextColor(Color.RED),
                    api.nextColor(Color.BLUE),
                    api.toggle(EnumSet.of(Perms.WRITE)),
                    api.minmax(new double[] {3, -1, 2}),
                    api.minmax(new double[0]),
                    api.initial("\\ud83d\\ude00").map(Character::toString),
                    api.fib(20));
              }
            }
          }
          """);

  private static Generation guest;

  @BeforeAll
  static void generate() {
    guest = new Generation(plan("c-records/guest.wasm"), "guest", TYPED);
  }

  private static Plan plan(String guest) {
    try {
      return Planner.plan(ComponentDecoder.decode(Files.readAllBytes(GUESTS.resolve(guest))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Host host(boolean resultTables) {
    return new Host(Limits.DEFAULT, NOTHING, resultTables);
  }

  private static Object call(ComponentInstance instance, String function, Object... args)
      throws ReflectiveOperationException {
    Component component = guest.component();
    for (int i = 0; i < component.functions().size(); i++) {
      if (component.functions().get(i).name().endsWith(function)) {
        return instance.call(i, JavaValues.INSTANCE, args);
      }
    }
    throw new AssertionError(function);
  }

  @Test
  @SuppressWarnings("unchecked") // the source above says so
  void typedCallsFromJava() throws ReflectiveOperationException {
    var typed =
        (Function<Host, List<Object>>) guest.loadClass("app.Typed").getConstructor().newInstance();
    assertThat(typed.apply(host(false)))
        .map(Object::toString)
        .containsExactly(
            "-2147483648",
            "Hello, Wörld!",
            "true",
            "ADA[a, ö, seen]999",
            "4294967296",
            "division by zero",
            "3",
            "6.0",
            "4.0",
            "1.0",
            "Optional[GREEN]",
            "Optional.empty",
            "[READ, EXEC]",
            "Optional[Tuple2[v0=-1.0, v1=3.0]]",
            "Optional.empty",
            "Optional[\uD83D\uDE00]",
            "6765");
  }

  @Test
  void dynamicCallsOfTheSameFunctions() throws ReflectiveOperationException {
    ComponentInstance instance = guest.component().instantiate(host(false));
    assertThat(call(instance, "add", 2, 3)).isEqualTo(5L);
    assertThat(call(instance, "greet", "Wörld")).isEqualTo("Hello, Wörld!");
    Object user = Map.of("id", 7, "name", "Ada", "tags", List.of("a", "b"), "active", true);
    assertThat(call(instance, "transform-users", List.of(user)))
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
    assertThat(call(instance, "area", Map.of("rect", List.of(2, 3)))).isEqualTo(6.0);
    assertThat(call(instance, "next-color", "red")).isEqualTo("green");
    assertThat(call(instance, "next-color", "blue")).isSameAs(JavaValues.NIL);
    assertThat(call(instance, "toggle", List.of("write")))
        .isEqualTo(Map.of("read", true, "exec", true));
    assertThat(call(instance, "minmax", List.of(3, -1))).isEqualTo(List.of(-1.0, 3.0));
    assertThat(call(instance, "divide", 7, 2)).isEqualTo(3L);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(instance, "divide", 7, 0))
        .withMessage("division by zero");
    assertThat(instance.reusable()).isTrue();
  }

  @Test
  void resultsStayTablesWhereTheApplicationWantsIt() throws ReflectiveOperationException {
    ComponentInstance instance = guest.component().instantiate(host(true));
    assertThat(call(instance, "divide", 7, 0)).isEqualTo(Map.of("err", "division by zero"));
    assertThat(call(instance, "divide", 7, 2)).isEqualTo(Map.of("ok", 3L));
  }

  @Test
  void aRefusedArgumentLeavesTheInstanceUsable() throws ReflectiveOperationException {
    ComponentInstance instance = guest.component().instantiate(host(false));
    Object user = Map.of("id", 7, "name", "Ada", "tags", List.of("a", 1), "active", true);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call(instance, "transform-users", List.of(user)))
        .withMessage("users[0].tags[1]: expected string, got number")
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID));
    assertThat(call(instance, "greet", "again")).isEqualTo("Hello, again!");
  }

  @Test
  void recursionWithoutEndIsATrapAndPoisonsTheInstance() throws ReflectiveOperationException {
    ComponentInstance instance = guest.component().instantiate(host(false));
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(instance, "fib", 4294967295L))
        .withMessage("call stack exhausted");
    assertThat(instance.reusable()).isFalse();
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(instance, "add", 1, 2))
        .withMessageStartingWith("cannot enter component instance");
  }

  @Test
  void postReturnKeepsMemoryFromGrowing() throws ReflectiveOperationException {
    ComponentInstance small =
        guest.component().instantiate(new Host(new Limits(256 << 10), NOTHING));
    String text = "x".repeat(10_000);
    for (int i = 0; i < 500; i++) {
      assertThat(call(small, "greet", text)).isEqualTo("Hello, " + text + "!");
    }
  }

  @Test
  void instancesShareNothing() throws ReflectiveOperationException {
    var greetings = new ArrayList<Object>();
    for (String name : List.of("a", "b")) {
      greetings.add(call(guest.component().instantiate(host(false)), "greet", name));
    }
    assertThat(greetings).containsExactly("Hello, a!", "Hello, b!");
  }

  @Test
  void guestsOfOtherToolchains() throws ReflectiveOperationException {
    for (String each : List.of("assemblyscript/as.wasm", "rust/rs.wasm")) {
      ComponentInstance instance =
          new Generation(plan(each), "other").component().instantiate(host(false));
      assertThat(instance.call(0, JavaValues.INSTANCE, 40, 2)).as(each).isEqualTo(42L);
      assertThat(instance.call(1, JavaValues.INSTANCE, "Ada").toString()).as(each).contains("Ada");
    }
  }

  /** The second of each, as the first of a module does not know yet how its memory looks. */
  @Test
  void guestsThatRestBetweenCalls() throws ReflectiveOperationException {
    for (String each : List.of("assemblyscript/as.wasm", "rust/rs.wasm")) {
      Component component = new Generation(plan(each), "other").component();
      for (int i = 0; i < 2; i++) {
        ComponentInstance awake = component.instantiate(host(false));
        ComponentInstance resting = component.instantiate(host(false));
        for (int n = 0; n < 50; n++) {
          resting.rest();
          assertThat(resting.call(1, JavaValues.INSTANCE, "Ada" + n))
              .as("%s %d", each, n)
              .isEqualTo(awake.call(1, JavaValues.INSTANCE, "Ada" + n));
        }
        resting.rest();
        assertThat(resting.reusable()).isTrue();
        resting.close();
        resting.rest();
        assertThatIllegalStateException()
            .isThrownBy(() -> resting.call(0, JavaValues.INSTANCE, 1, 1));
      }
    }
  }

  @Test
  void whatHasTrappedDoesNotRest() throws ReflectiveOperationException {
    ComponentInstance instance = guest.component().instantiate(host(false));
    assertThatExceptionOfType(Trap.class).isThrownBy(() -> call(instance, "fib", 4294967295L));
    assertThatIllegalStateException().isThrownBy(instance::rest);
    instance.close();
  }

  @Test
  void anImportThatNobodyProvidesTrapsWhenItIsCalled() throws ReflectiveOperationException {
    Component reactor = new Generation(plan("c-wasip1/reactor.wasm"), "reactor").component();
    assertThat(reactor.functions()).extracting(each -> each.name()).contains("read-file", "say");
    assertThatExceptionOfType(Trap.class)
        .as("the guest looks for its standard streams while it starts")
        .isThrownBy(() -> reactor.instantiate(host(false)))
        .withMessageStartingWith("wasi:cli/")
        .satisfies(trap -> assertThat(trap.kind()).isEqualTo(Kind.PERMISSION_DENIED));
  }
}
