package ai.wippy.wit.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Severity;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Inputs below {@code wit/accept} and {@code wit/reject}: files, or folders with {@code deps}.
 * Beside each lies what it gives, {@code NAME.golden}: warnings and resolved packages as WIT text,
 * or the rendered mistakes. {@code -Dbless=true} rewrites these.
 */
class WitFixtureTest {
  private static final Path ROOT = Path.of("src/test/resources/wit");

  @TestFactory
  Stream<DynamicTest> accepted() throws IOException {
    return fixtures("accept")
        .map(input -> DynamicTest.dynamicTest(name(input), () -> accept(input)));
  }

  @TestFactory
  Stream<DynamicTest> rejected() throws IOException {
    return fixtures("reject")
        .map(input -> DynamicTest.dynamicTest(name(input), () -> reject(input)));
  }

  private static void accept(Path input) throws IOException {
    var problems = new Problems();
    Resolution resolution = resolve(input, problems);
    assertThat(problems.hasErrors()).as(rendered(problems)).isFalse();
    String printed = print(resolution);
    check(input, rendered(problems) + printed);

    var again = new Problems();
    Resolution reread =
        WitResolver.resolve(
            WitSources.of(new SourceText("printed", printed)), WitOptions.STRICT, again);
    assertThat(again.hasErrors()).as(rendered(again)).isFalse();
    assertThat(print(reread)).isEqualTo(printed);
  }

  private static void reject(Path input) throws IOException {
    var problems = new Problems();
    resolve(input, problems);
    assertThat(problems.hasErrors()).isTrue();
    check(input, rendered(problems));
  }

  private static Resolution resolve(Path input, Problems problems) throws IOException {
    WitSources sources =
        new WitFolder(input.getParent(), new ComponentPackages(), problems).read(input);
    return WitResolver.resolve(
        sources, new WitOptions(Set.of("active"), Severity.WARNING), problems);
  }

  private static String print(Resolution resolution) {
    WitPackage root = resolution.root().flatMap(resolution::find).orElseThrow();
    List<WitPackage> others = resolution.packages().stream().filter(p -> p != root).toList();
    return WitPrinter.print(root, others);
  }

  private static String rendered(Problems problems) {
    return problems.all().stream()
        .map(Diagnostic::render)
        .map(text -> text + "\n")
        .collect(Collectors.joining("\n"));
  }

  private static void check(Path input, String actual) throws IOException {
    Path golden = input.resolveSibling(name(input) + ".golden");
    if (Boolean.getBoolean("bless")) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  private static Stream<Path> fixtures(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(f -> !f.toString().endsWith(".golden")).sorted().toList().stream();
    }
  }

  private static String name(Path input) {
    return input.getFileName().toString().replace(".wit", "");
  }
}
