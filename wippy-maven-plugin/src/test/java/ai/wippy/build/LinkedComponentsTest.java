package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ExternNames;
import ai.wippy.component.plan.Part;
import ai.wippy.component.plan.Planner;
import ai.wippy.component.plan.Provider;
import ai.wippy.runtime.component.ComponentInstance;
import ai.wippy.runtime.component.CoreFunction;
import ai.wippy.runtime.component.FunctionShape;
import ai.wippy.runtime.component.Host;
import ai.wippy.runtime.component.Imports;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.component.Trap;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Components linked with each other, generated, compiled, translated and called. */
class LinkedComponentsTest {
  private static final Path FOLDER =
      Path.of("../wippy-wit-codegen/src/test/resources/guests/linking");

  private static Part part(String folder, String name, Part... others) {
    try {
      Path file = FOLDER.resolve(folder).resolve(name + ".wasm");
      Component component = ComponentDecoder.decode(Files.readAllBytes(file));
      var providers = new LinkedHashMap<String, Provider>();
      for (String wanted : Part.imports(component)) {
        for (Part other : others) {
          if (other.name().equals(wanted)) {
            providers.put(wanted, new Provider.Whole(other));
          }
          ExternNames.serving(wanted, Part.exports(other.component()))
              .ifPresent(export -> providers.put(wanted, new Provider.Export(other, export)));
        }
      }
      return new Part(name, component, providers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports that nothing stands behind, and that say which part wanted what. */
  private record Nothing(String name) implements Imports {
    @Override
    public Imports part(String other) {
      return new Nothing(other);
    }

    @Override
    public CoreFunction core(String module, String function, FunctionShape shape) {
      return stub(module, function);
    }

    @Override
    public Trap missing(String instance, String function) {
      return new Trap(Kind.PERMISSION_DENIED, "%s: %s %s".formatted(name, instance, function));
    }
  }

  private static Object call(Part root, String function, Object... args)
      throws ReflectiveOperationException {
    var component = new Generation(Planner.plan(root), "guest").component();
    var host = new Host(Limits.DEFAULT, new Nothing("root"), false);
    try (ComponentInstance instance = component.instantiate(host)) {
      for (int i = 0; i < component.functions().size(); i++) {
        if (component.functions().get(i).name().equals(function)) {
          return instance.call(i, JavaValues.INSTANCE, args);
        }
      }
    }
    throw new AssertionError(function);
  }

  @Test
  void stringsGoFromOneComponentToAnother() throws ReflectiveOperationException {
    var root = part("versions", "root", part("versions", "text"));
    assertThat(call(root, "shout", "grüße")).isEqualTo("GRüßE");
  }

  @Test
  void twoImportersShareOneInstance() throws ReflectiveOperationException {
    var counter = part("shared", "counter");
    var root = part("shared", "root", counter, part("shared", "twice", counter));
    assertThat(call(root, "run")).isEqualTo(103L);
  }

  @Test
  void twoPartsOfTheSameComponentAreTwoInstances() throws ReflectiveOperationException {
    var root =
        part(
            "shared",
            "root",
            part("shared", "counter"),
            part("shared", "twice", part("shared", "counter")));
    assertThat(call(root, "run")).isEqualTo(102L);
  }

  @Test
  void aResourceOfOneComponentIsKnownToTwoOthers() throws ReflectiveOperationException {
    var things = part("resources", "things");
    var root = part("resources", "root", things, part("resources", "till", things));
    assertThat(call(root, "run", 41L)).isEqualTo(42L);
  }

  @Test
  void coreModulesAndComponentsAreProvidedToo() throws ReflectiveOperationException {
    var root = part("modules", "root", part("modules", "parts"));
    assertThat(call(root, "run")).isEqualTo(8L);
    assertThat(call(root, "add#more")).isEqualTo(8L);
  }

  @Test
  void allExportsOfAComponentAreAnInstance() throws ReflectiveOperationException {
    assertThat(call(part("whole", "root", part("whole", "tools")), "run", 3L)).isEqualTo(12L);
  }

  @Test
  void instancesWithinInstances() throws ReflectiveOperationException {
    var root = part("nested", "root", part("nested", "parts"));
    assertThat(call(root, "run")).isEqualTo(9L);
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(root, "make"))
        .withMessage("root: acme:host/deep@1.0.0#inner make");
  }

  @Test
  void typesOfAnotherComponentInTheExports() throws ReflectiveOperationException {
    var root = part("exported", "root", part("exported", "geo"));
    assertThat(call(root, "mirror", Map.of("x", 1L, "y", 2L))).isEqualTo(Map.of("x", 2L, "y", 1L));
  }

  @Test
  void theHostKnowsWhichPartCalls() {
    var root = part("host", "root", part("host", "copy"));
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(root, "run"))
        .withMessage("root: acme:io/streams@0.2.3 open");
    assertThatExceptionOfType(Trap.class)
        .isThrownBy(() -> call(part("shared", "root", part("shared", "twice")), "run"))
        .withMessage("root: acme:count/counter next");
  }

  /** What a Java developer writes who provides the host's interface to both components. */
  private static final Generation.Source PROVIDER =
      new Generation.Source(
          "app/Provided.java",
          """
          package app;

          import acme.io.*;
          import java.util.*;
          import java.util.function.Supplier;

          public final class Provided implements Supplier<List<Object>> {
            private final List<Object> seen = new ArrayList<>();

            private final class Open implements Streams.Stream {
              @Override
              public long size() {
                return 7;
              }

              @Override
              public void close() {
                seen.add("closed");
              }
            }

            @Override
            public List<Object> get() {
              try (Guest guest = Guest.builder().streams2(Open::new).build()) {
                seen.add(guest.run());
              }
              return seen;
            }
          }
          """);

  @Test
  @SuppressWarnings("unchecked") // the source above says so
  void aHandleOfTheHostPassesBetweenComponents() throws ReflectiveOperationException {
    var root = part("host", "root", part("host", "copy"));
    var generation = new Generation(Planner.plan(root), "guest", PROVIDER);
    var provided =
        (Supplier<List<Object>>)
            generation.loadClass("app.Provided").getConstructor().newInstance();
    assertThat(provided.get()).containsExactly("closed", 7L);
  }
}
