package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.Plan;
import ai.wippy.component.plan.Planner;
import ai.wippy.runtime.component.Component;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.GuestResource;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A guest that exports a resource and imports another, used from Java and by dynamic callers. */
class ResourcesTest {
  private static final Path GUESTS = Path.of("../wippy-wit-codegen/src/test/resources/guests");

  private static final Generation.Source TYPED =
      new Generation.Source(
          "app/Typed.java",
          """
          package app;

          import ai.wippy.runtime.component.Result;
          import java.util.*;
          import java.util.concurrent.Callable;
          import peers.res.Counters;
          import peers.res.Counters.Counter;
          import peers.res.Sink;

          public final class Typed implements Callable<List<Object>> {
            private final List<Object> trail = new ArrayList<>();

            private final class Channel implements Sink.Channel {
              private final String name;

              Channel(String name) {
                this.name = name;
              }

              @Override
              public Result<Long, String> write(String s) {
                trail.add(name + ": " + s);
                return s.isEmpty() ? Result.err("nothing to write") : Result.ok((long) s.length());
              }

              @Override
              public void close() {
                trail.add(name + " closed");
              }
            }

            @Override
            public List<Object> call() {
              try (Res res = Res.builder().sink(Channel::new).build()) {
                Counters counters = res.counters();
                try (Counter counter = counters.newCounter(5)) {
                  trail.add(counter.increment(3));
                  trail.add(counter.label());
                  trail.add(counters.live());
                }
                trail.add(counters.live());
                Counter a = counters.newCounter(20);
                Counter b = counters.newCounter(22);
                trail.add(counters.larger(a, b));
                Counter both = counters.counterMerge(a, b);
                trail.add(both.value());
                try {
                  a.value();
                } catch (IllegalArgumentException e) {
                  trail.add(e.getMessage());
                }
                List<Counter> parts = counters.split(both, 3);
                trail.add(parts.stream().map(Counter::value).toList());
                trail.add(counters.live());
                parts.forEach(Counter::close);
                parts.forEach(Counter::close);
                trail.add(counters.live());
                trail.add(res.logTo("log", List.of("one", "three")));
                trail.add(res.logTo("log", List.of("", "three")));
              }
              return trail;
            }
          }
          """);

  private static Generation guest;

  private final ComponentInstance instance = component().instantiate(Host.ISOLATED);

  @BeforeAll
  static void generate() {
    guest = new Generation(plan("c-resources/res.wasm"), "res", TYPED);
  }

  private static Plan plan(String guest) {
    try {
      return Planner.plan(ComponentDecoder.decode(Files.readAllBytes(GUESTS.resolve(guest))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Component component() {
    try {
      return guest.component();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Object call(String function, Object... args) {
    return call(instance, function, args);
  }

  private static Object call(ComponentInstance instance, String function, Object... args) {
    var functions = component().functions();
    for (int i = 0; i < functions.size(); i++) {
      if (functions.get(i).name().endsWith(function)) {
        return instance.call(i, JavaValues.INSTANCE, args);
      }
    }
    throw new AssertionError(function);
  }

  @Test
  void fromJava() throws Exception {
    var typed = (Callable<?>) guest.loadClass("app.Typed").getConstructor().newInstance();
    assertThat((List<?>) typed.call())
        .map(Object::toString)
        .containsExactly(
            "8",
            "counter=8 ops=1",
            "1",
            "0",
            "22",
            "42",
            "self: the counter has been given away: only its new owner can use it",
            "[14, 14, 14]",
            "3",
            "0",
            "log: one",
            "log: three",
            "log closed",
            "Ok[value=8]",
            "log: ",
            "log closed",
            "Err[error=nothing to write]");
  }

  @Test
  void byDynamicCallers() {
    Object counter = call("[constructor]counter", 5);
    assertThat(counter).isInstanceOf(GuestResource.class);
    assertThat(call("increment", counter, 3)).isEqualTo(8L);
    assertThat(call("label", counter)).isEqualTo("counter=8 ops=1");
    Object other = call("[constructor]counter", 34);
    assertThat(call("larger", counter, other)).isEqualTo(34L);
    Object both = call("merge", counter, other);
    assertThat(call("value", both)).isEqualTo(42L);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("value", counter))
        .withMessage("self: the counter has been given away: only its new owner can use it");
    var parts = (List<?>) call("split", both, 3);
    assertThat(parts).map(part -> call("value", part)).containsExactly(14L, 14L, 14L);
    assertThat(call("live")).isEqualTo(3L);
    parts.forEach(part -> ((GuestResource) part).close());
    assertThat(call("live")).isEqualTo(0L);
    assertThat(instance.reusable()).isTrue();
  }

  @Test
  void ofAnotherInstance() {
    Object counter = call(component().instantiate(Host.ISOLATED), "[constructor]counter", 5);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("value", counter))
        .withMessage("self: expected counter of this instance, got one of another instance");
  }

  @Test
  void whatIsNotProvidedTraps() {
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call("log-to", "log", List.of("line")))
        .withMessageStartingWith("open of peers:res/sink@0.1.0 is not provided");
    assertThat(instance.reusable()).isFalse();
  }

  @Test
  void aRefusedCallGivesNothingAway() {
    Object counter = call("[constructor]counter", 5);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("split", counter, -1))
        .withMessageStartingWith("n: -1 is out of range for u32");
    assertThat(call("value", counter)).isEqualTo(5L);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("merge", counter, counter))
        .withMessageStartingWith("b: the counter has been given away");
    assertThat(call("value", counter)).isEqualTo(5L);
  }
}
