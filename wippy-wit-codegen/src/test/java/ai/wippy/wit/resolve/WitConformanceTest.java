package ai.wippy.wit.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Runs over the suite of the WIT authors: {@code -Dconformance=DIR}, where DIR holds a folder
 * {@code wit}.
 */
@EnabledIfSystemProperty(named = "conformance", matches = ".+")
class WitConformanceTest {
  private final Path suite = Path.of(System.getProperty("conformance", "")).resolve("wit");

  @Test
  void acceptsWhatIsValidAndSeesTheSameInIt() throws IOException {
    var failures = new TreeSet<String>();
    var inputs = inputs(suite, ".json");
    for (Path input : inputs) {
      Problems problems = new Problems();
      Resolution resolution = resolve(input, Severity.WARNING, problems);
      if (problems.hasErrors()) {
        failures.add(input + "\n" + rendered(problems));
      } else if (!Seen.of(resolution).equals(described(input))) {
        failures.add(
            input + "\n  seen\n" + Seen.of(resolution) + "\n  expected\n" + described(input));
      }
    }
    System.out.printf(
        "conformance wit.accept %d/%d%n", inputs.size() - failures.size(), inputs.size());
    assertThat(failures).isEmpty();
  }

  @Test
  void refusesWhatIsNot() throws IOException {
    var failures = new TreeSet<String>();
    var inputs = inputs(suite.resolve("parse-fail"), ".result");
    for (Path input : inputs) {
      Problems problems = new Problems();
      resolve(input, Severity.WARNING, problems);
      if (!problems.hasErrors()) {
        failures.add(input.toString());
      }
      if (Boolean.getBoolean("show")) {
        System.out.println("=== " + input.getFileName() + "\n" + rendered(problems));
      }
    }
    System.out.printf(
        "conformance wit.reject %d/%d%n", inputs.size() - failures.size(), inputs.size());
    assertThat(failures).isEmpty();
  }

  private static TreeSet<Path> inputs(Path folder, String suffix) throws IOException {
    var inputs = new TreeSet<Path>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith(suffix))
          .forEach(name -> inputs.add(Path.of(name.substring(0, name.length() - suffix.length()))));
    }
    return inputs;
  }

  private Resolution resolve(Path input, Severity later, Problems problems) throws IOException {
    Path bare = Path.of(input.toString().replace(".wit", ""));
    Path path =
        Stream.of(input, bare, Path.of(bare + ".wat"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    WitSources sources = new WitFolder(suite, new ComponentPackages(), problems).read(path);
    return WitResolver.resolve(sources, new WitOptions(Set.of("active"), later), problems);
  }

  private static String described(Path input) throws IOException {
    var options = new LoaderOptions();
    options.setCodePointLimit(64 << 20);
    Map<String, Object> json =
        new Yaml(new SafeConstructor(options)).load(Files.readString(Path.of(input + ".json")));
    return new Described(json).toString();
  }

  private static String rendered(Problems problems) {
    return String.join("\n", problems.all().stream().map(Diagnostic::render).toList());
  }
}
