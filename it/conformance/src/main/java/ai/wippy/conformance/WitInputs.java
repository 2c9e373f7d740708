package ai.wippy.conformance;

import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Severity;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.print.WitPrinter;
import ai.wippy.wit.resolve.Resolution;
import ai.wippy.wit.resolve.WitFolder;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import ai.wippy.wit.resolve.WitSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder {@code wit}: files and folders of WIT text, with descriptions of what they hold; below
 * {@code parse-fail} those that have to be refused.
 */
final class WitInputs implements Part {
  private static final String ACCEPT = "wit.accept";
  private static final String REJECT = "wit.reject";

  private final Path suite;
  private final Path folder;

  WitInputs(Path suite) {
    this.suite = suite;
    folder = suite.resolve("wit");
  }

  @Override
  public List<String> lines() {
    return List.of(ACCEPT, REJECT);
  }

  @Override
  public void run(Consumer<Verdict> out) throws IOException {
    for (Path input : inputs(folder, ".wit.json")) {
      String place = place(input);
      try {
        accept(input, Path.of(input + ".wit.json"));
        out.accept(Verdict.passed(ACCEPT, place));
      } catch (Problem e) {
        out.accept(Verdict.failed(ACCEPT, place, e.message()));
      } catch (RuntimeException | StackOverflowError e) {
        out.accept(Verdict.failed(ACCEPT, place, Execution.describe(e)));
      }
    }
    for (Path input : inputs(folder.resolve("parse-fail"), ".wit.result")) {
      String place = place(input);
      try {
        var problems = new Problems();
        resolve(input, problems);
        out.accept(
            problems.hasErrors()
                ? Verdict.passed(REJECT, place)
                : Verdict.failed(REJECT, place, "accepted"));
      } catch (RuntimeException | StackOverflowError e) {
        out.accept(Verdict.failed(REJECT, place, Execution.describe(e)));
      }
    }
  }

  private String place(Path input) {
    return suite.relativize(input).toString().replace('\\', '/');
  }

  private void accept(Path input, Path description) throws IOException, Problem {
    var problems = new Problems();
    Resolution resolution = resolve(input, problems);
    if (problems.hasErrors()) {
      throw new Problem("%s", rendered(problems));
    }
    String seen = Seen.of(resolution);
    String described = new Described(Json.parse(Files.readString(description))).toString();
    if (!seen.equals(described)) {
      throw new Problem("%s", difference(seen, described));
    }
    String reread = Seen.of(reread(resolution));
    if (!reread.equals(seen)) {
      throw new Problem("printed and read again: %s", difference(reread, seen));
    }
  }

  private static Resolution reread(Resolution resolution) throws Problem {
    WitPackage root = resolution.root().flatMap(resolution::find).orElseThrow();
    List<WitPackage> others = resolution.packages().stream().filter(p -> p != root).toList();
    var problems = new Problems();
    Resolution reread =
        WitResolver.resolve(
            WitSources.of(new SourceText("printed", WitPrinter.print(root, others))),
            new WitOptions(Set.of(), Severity.WARNING),
            problems);
    if (problems.hasErrors()) {
      throw new Problem("printed and read again: %s", rendered(problems));
    }
    return reread;
  }

  private static String difference(String seen, String described) {
    var extra = new TreeSet<>(seen.lines().toList());
    described.lines().forEach(extra::remove);
    var missing = new TreeSet<>(described.lines().toList());
    seen.lines().forEach(missing::remove);
    return "seen only here %s, expected %s".formatted(extra, missing);
  }

  private Resolution resolve(Path input, Problems problems) throws IOException {
    Path file =
        Stream.of(Path.of(input + ".wit"), input, Path.of(input + ".wat"))
            .filter(Files::exists)
            .findFirst()
            .orElse(input);
    return WitResolver.resolve(
        new WitFolder(folder, new ComponentPackages(), problems).read(file),
        new WitOptions(Set.of("active"), Severity.WARNING),
        problems);
  }

  /** What the suite describes, without the suffix. */
  private static List<Path> inputs(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(suffix))
          .sorted()
          .map(name -> Path.of(name.substring(0, name.length() - suffix.length())))
          .toList();
    }
  }

  private static String rendered(Problems problems) {
    return problems.all().stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
  }
}
