package ai.wippy.component.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ComponentException;
import ai.wippy.component.Validator;
import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Severity;
import ai.wippy.wit.model.World;
import ai.wippy.wit.print.WitPrinter;
import ai.wippy.wit.resolve.Resolution;
import ai.wippy.wit.resolve.WitFolder;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs over the suites of the component model's authors: {@code -Dconformance=DIR}, where DIR holds
 * the folders {@code wast} and {@code components}.
 */
@EnabledIfSystemProperty(named = "conformance", matches = ".+")
class ComponentConformanceTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\{\\s*\"type\": \"(\\w+)\",\\s*\"line\".*?(?=\\{\\s*\"type\": \"\\w+\",\\s*\"line\"|$)",
          Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("\"filename\": \"([^\"]+)\"");

  private final Path suite = Path.of(System.getProperty("conformance", ""));
  private final TreeMap<String, int[]> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @Test
  void acceptsAndRefuses() throws IOException {
    try (Stream<Path> files = Files.walk(suite.resolve("wast"))) {
      for (Path script : files.filter(f -> f.endsWith("commands.json")).sorted().toList()) {
        commands(script);
      }
    }
    report("wast");
  }

  private void commands(Path script) throws IOException {
    Matcher command = COMMAND.matcher(Files.readString(script));
    while (command.find()) {
      Matcher file = FILE.matcher(command.group());
      if (!file.find()) {
        continue;
      }
      Path binary = script.resolveSibling(file.group(1));
      boolean gate = command.group().contains("\"gate\": true");
      switch (command.group(1)) {
        case "module", "module_definition" -> count("accept", binary, problem(binary));
        case "assert_invalid", "assert_malformed" ->
            count(gate ? "gate" : "reject", binary, notRefused(binary, gate));
        default -> {}
      }
    }
  }

  private static Optional<String> notRefused(Path binary, boolean gate) throws IOException {
    try {
      read(binary);
      return Optional.of("accepted");
    } catch (ComponentException e) {
      boolean later = e.reason() == ComponentException.Reason.UNSUPPORTED;
      return later && !gate ? Optional.of(e.toString()) : Optional.empty();
    }
  }

  private static Optional<String> problem(Path binary) throws IOException {
    try {
      read(binary);
      return Optional.empty();
    } catch (ComponentException e) {
      return Optional.of(e.toString());
    }
  }

  private static void read(Path binary) throws IOException {
    byte[] bytes = Files.readAllBytes(binary);
    if (bytes.length >= 8 && bytes[4] == 1) {
      Validator.validate(ComponentDecoder.decodeModule(bytes));
    } else {
      Validator.validate(ComponentDecoder.decode(bytes));
    }
  }

  /**
   * Components of later levels are refused by name; worlds are compared where the text holds all
   * their packages.
   */
  @Test
  void worldsOfComponents() throws IOException {
    try (Stream<Path> folders = Files.list(suite.resolve("components"))) {
      for (Path folder : folders.sorted().toList()) {
        try {
          Component component =
              ComponentDecoder.decode(Files.readAllBytes(folder.resolve("component.wasm")));
          Validator.validate(component);
          World world = Planner.plan(component).world();
          Optional<World> expected = expected(folder);
          count("decode", folder, Optional.empty());
          String text = Files.readString(folder.resolve("component.wit"));
          if (!holdsAliases(text)) {
            count("text", folder, textDifference(WitPrinter.print(world), text));
          }
          if (expected.isPresent()) {
            count(
                "world",
                folder,
                difference(WorldText.lines(world), WorldText.lines(expected.get())));
          }
        } catch (ComponentException e) {
          boolean later = e.reason() == ComponentException.Reason.UNSUPPORTED;
          count(
              later ? "later" : "decode",
              folder,
              later ? Optional.empty() : Optional.of(e.toString()));
        }
      }
    }
    report("components");
  }

  /** The model does not keep the names of aliases where they are used. */
  private static boolean holdsAliases(String text) {
    return text.contains(" type ") || text.contains("a-typedef");
  }

  private static Optional<String> textDifference(String found, String expected) {
    boolean same =
        found.replaceAll("\\s+", " ").strip().equals(expected.replaceAll("\\s+", " ").strip());
    return same ? Optional.empty() : Optional.of("printed as\n" + found);
  }

  private Optional<World> expected(Path folder) throws IOException {
    Problems problems = new Problems();
    Resolution resolution =
        WitResolver.resolve(
            new WitFolder(suite, new ComponentPackages(), problems)
                .read(folder.resolve("component.wit")),
            new WitOptions(Set.of(), Severity.WARNING),
            problems);
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(
            resolution.find(resolution.root().orElseThrow()).orElseThrow().worlds().getFirst());
  }

  /** The order of items says nothing. */
  private static Optional<String> difference(List<String> found, List<String> expected) {
    var extra = new ArrayList<>(found);
    expected.forEach(extra::remove);
    var missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    return extra.isEmpty() && missing.isEmpty()
        ? Optional.empty()
        : Optional.of("extra %s, missing %s".formatted(extra, missing));
  }

  private void count(String kind, Path path, Optional<String> problem) {
    int[] count = counts.computeIfAbsent(kind, k -> new int[2]);
    count[0] += problem.isEmpty() ? 1 : 0;
    count[1]++;
    problem.ifPresent(p -> failures.add(kind + " " + suite.relativize(path) + ": " + p));
  }

  private void report(String part) {
    counts.forEach(
        (kind, n) -> System.out.printf("conformance %s.%s %d/%d%n", part, kind, n[0], n[1]));
    assertThat(String.join("\n", failures)).isEmpty();
  }
}
