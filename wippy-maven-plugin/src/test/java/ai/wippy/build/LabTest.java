package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.Planner;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A guest that uses a host written in Java, with every kind of value and resources of the host. */
class LabTest {
  private static final Path GUEST =
      Path.of("../wippy-wit-codegen/src/test/resources/guests/c-lab/lab.wasm");

  private static final Generation.Source HOST =
      new Generation.Source(
          "app/Workshop.java",
          """
          package app;

          import ai.wippy.runtime.component.Result;
          import java.util.*;
          import java.util.concurrent.Callable;
          import peers.lab.Bench;
          import peers.lab.Bench.*;

          public final class Workshop implements Bench, LabImports, Callable<List<Object>> {
            public final List<Object> trail = new ArrayList<>();

            private final class Meter implements Instrument {
              private final String name;

              Meter(String name) {
                this.name = name;
              }

              @Override
              public Result<List<Reading>, String> read(long samples) {
                if (samples > 9) {
                  return Result.err("t\\u00f6\\u00f6 many");
                }
                var readings = new ArrayList<Reading>();
                for (int i = 0; i < samples; i++) {
                  readings.add(new Reading(i + 0.5, i % 2 == 0 ? Unit.VOLT : Unit.AMPERE,
                      i == 0 ? Set.of() : EnumSet.allOf(Marks.class),
                      i == 1 ? Optional.of("n\\u00f6te") : Optional.empty()));
                }
                return Result.ok(readings);
              }

              @Override
              public Optional<Long> send(Command c) {
                trail.add(name + " " + c);
                return switch (c) {
                  case Command.Reset _ -> Optional.empty();
                  case Command.Set(var value) -> Optional.of((long) (value * 2));
                  case Command.Label(var text) -> Optional.of((long) text.length());
                  case Command.Range(var range) -> Optional.of(range.v1() + range.v0());
                };
              }

              @Override
              public void close() {
                trail.add(name + " closed");
              }
            }

            @Override
            public Instrument newInstrument(String name) {
              return new Meter(name);
            }

            @Override
            public Instrument instrumentJoin(Instrument a, Instrument b) {
              return new Meter(((Meter) a).name + "+" + ((Meter) b).name);
            }

            @Override
            public long recordAll(List<Reading> readings, String who, int level, long a, long b,
                long c, long d, long e, float f, double g, int h, byte i, boolean j, String k) {
              trail.add(readings);
              trail.add(List.of(who, level, a, b, c, d, e, f, g, Character.toString(h), i, j, k));
              return readings.size();
            }

            @Override
            public void note(String text) {
              trail.add(text);
            }

            @Override
            public List<Object> call() {
              var meter = new Meter("meter");
              try (Lab lab = Lab.builder().bench(this).imports(this).build()) {
                trail.add(lab.sample(meter, 2).orElseThrow().size());
                trail.add(lab.sample(meter, 10));
                trail.add(lab.drive(new Command.Reset()));
                trail.add(lab.drive(new Command.Set(21)));
                trail.add(lab.drive(new Command.Label("label")));
                trail.add(lab.drive(new Command.Range(new ai.wippy.runtime.component.Tuple2<>(-1, -1L))));
                trail.add(lab.giveBack().isPresent());
                lab.keep(meter);
                trail.add(lab.giveBack().get() == meter);
                lab.keep(meter);
                lab.keep(new Meter("other"));
              }
              return trail;
            }
          }
          """);

  private static Generation lab;

  private final Object host = host();
  private final ComponentInstance instance = instantiate(host);

  @BeforeAll
  static void generate() throws IOException {
    lab =
        new Generation(
            Planner.plan(ComponentDecoder.decode(Files.readAllBytes(GUEST))), "lab", HOST);
  }

  private static Object host() {
    try {
      return lab.loadClass("app.Workshop").getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static ComponentInstance instantiate(Object host) {
    try {
      Imports imports = Imports.of(Map.of("peers:lab/bench@0.1.0", host, "", host));
      return lab.component().instantiate(new Host(Limits.DEFAULT, imports));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Object call(String function, Object... args) throws ReflectiveOperationException {
    var functions = lab.component().functions();
    for (int i = 0; i < functions.size(); i++) {
      if (functions.get(i).name().equals(function)) {
        return instance.call(i, JavaValues.INSTANCE, args);
      }
    }
    throw new AssertionError(function);
  }

  private List<?> trail() throws ReflectiveOperationException {
    return (List<?>) host.getClass().getField("trail").get(host);
  }

  private Object meter(String name) throws ReflectiveOperationException {
    return host.getClass().getMethod("newInstrument", String.class).invoke(host, name);
  }

  private static final String RECORDED =
      "[lab, 255, 1, 2, 3, 4, -1, 0.5, -0.25, 😀, -128, true, end]";

  @Test
  void fromJava() throws Exception {
    assertThat((List<?>) ((Callable<?>) host).call())
        .map(Object::toString)
        .containsExactly(
            "[Reading[value=0.5, unit=VOLT, marks=[], note=Optional.empty], Reading[value=1.5,"
                + " unit=AMPERE, marks=[CALIBRATED, NOISY], note=Optional[nöte]]]",
            RECORDED,
            "2",
            "Err[error=töö many]",
            "driving",
            "driver Reset[]",
            "driver closed",
            "none",
            "driving",
            "driver Set[value=21.0]",
            "driver closed",
            "42",
            "driving",
            "driver Label[value=label]",
            "driver closed",
            "5",
            "driving",
            "driver Range[value=Tuple2[v0=-1, v1=-1]]",
            "driver closed",
            "18446744073709551614",
            "false",
            "true",
            "meter closed",
            "other+meter closed");
  }

  @Test
  void byDynamicCallers() throws ReflectiveOperationException {
    Object meter = meter("meter");
    assertThat(call("sample", meter, 2))
        .isEqualTo(
            List.of(
                map("value", 0.5, "unit", "volt", "marks", Map.of(), "note", null),
                map(
                    "value",
                    1.5,
                    "unit",
                    "ampere",
                    "marks",
                    Map.of("calibrated", true, "noisy", true),
                    "note",
                    "nöte")));
    assertThat(trail().get(1)).hasToString(RECORDED);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("sample", meter, 10))
        .withMessage("töö many");
    assertThat(call("drive", "reset")).isEqualTo("none");
    assertThat(call("drive", Map.of("range", List.of(-1, 43)))).isEqualTo("42");
    assertThat(call("give-back")).isSameAs(JavaValues.NIL);
    call("keep", meter);
    assertThat(call("give-back")).isSameAs(meter);
    assertThat(instance.reusable()).isTrue();
  }

  private static Map<String, Object> map(Object... entries) {
    var map = new java.util.HashMap<String, Object>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  @Test
  void aGuestHasToDropWhatItIsLent() throws ReflectiveOperationException {
    Object meter = meter("meter");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call("forget", meter))
        .withMessageStartingWith("borrow handles still remain at the end of the call");
    assertThat(instance.reusable()).isFalse();
    assertThat(trail()).as("what is lent stays its owner's").isEmpty();
  }

  @Test
  void theEndOfAnInstanceClosesWhatItKept() throws ReflectiveOperationException {
    call("keep", meter("meter"));
    assertThat(trail()).isEmpty();
    instance.close();
    assertThat(trail()).isEqualTo(List.of("meter closed"));
  }

  @Test
  void otherObjectsAreRefused() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("keep", "meter"))
        .withMessage("i: expected instrument, got string");
    AutoCloseable stranger = () -> {};
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> call("keep", stranger))
        .withMessageStartingWith(
            "i: expected instrument, which implements peers.lab.Bench$Instrument, got ");
  }
}
