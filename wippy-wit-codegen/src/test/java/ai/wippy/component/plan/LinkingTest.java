package ai.wippy.component.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ExternNames;
import ai.wippy.component.LinkException;
import ai.wippy.component.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Folders of components: {@code root.wasm} is linked with the others. A component stands for an
 * import that is called like its file, or that one of its exports serves.
 */
class LinkingTest {
  private static final Path FOLDER = Path.of("src/test/resources/guests/linking");

  @TestFactory
  Stream<DynamicTest> compositions() throws IOException {
    return Files.list(FOLDER)
        .filter(Files::isDirectory)
        .sorted()
        .map(folder ->
            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws IOException {
    Golden.check("linking/" + folder.getFileName() + ".plan", text(folder));
  }

  private static String text(Path folder) throws IOException {
    try {
      return PlanText.of(Planner.plan(new Folder(folder).part("root")));
    } catch (LinkException e) {
      return e.getMessage() + "\n";
    }
  }

  /** The parts of a folder, each made once. */
  private static final class Folder {
    private final Map<String, Component> components = new TreeMap<>();
    private final Map<String, Part> parts = new HashMap<>();

    Folder(Path folder) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".wasm")).toList()) {
          Component component = ComponentDecoder.decode(Files.readAllBytes(file));
          Validator.validate(component);
          components.put(file.getFileName().toString().replace(".wasm", ""), component);
        }
      }
    }

    Part part(String name) {
      Part known = parts.get(name);
      if (known != null) {
        return known;
      }
      Component component = components.get(name);
      assertThat(component).as(name).isNotNull();
      var providers = new LinkedHashMap<String, Provider>();
      for (String wanted : Part.imports(component)) {
        components.forEach((other, candidate) -> {
          if (other.equals(wanted)) {
            providers.put(wanted, new Provider.Whole(part(other)));
          } else if (!other.equals("root") && !other.equals(name)) {
            ExternNames.serving(wanted, Part.exports(candidate))
                .ifPresent(
                    export -> providers.put(wanted, new Provider.Export(part(other), export)));
          }
        });
      }
      var part = new Part(name, component, providers);
      parts.put(name, part);
      return part;
    }
  }
}
