package ai.wippy.conformance;

import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.Validator;
import ai.wippy.component.plan.Planner;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folder {@code components}: components beside the worlds that they implement. */
final class Worlds implements Part {
  private static final String DECODE = "components.decode";

  private final Path suite;

  Worlds(Path suite) {
    this.suite = suite;
  }

  @Override
  public List<String> lines() {
    return List.of(DECODE);
  }

  @Override
  public void run(Consumer<Verdict> out) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(suite.resolve("components"))) {
      folders = all.sorted().toList();
    }
    for (Path folder : folders) {
      String place = suite.relativize(folder).toString().replace('\\', '/');
      try {
        check(folder);
        out.accept(Verdict.passed(DECODE, place));
      } catch (Problem e) {
        out.accept(Verdict.failed(DECODE, place, e.message()));
      } catch (RuntimeException | StackOverflowError e) {
        out.accept(Verdict.failed(DECODE, place, Execution.describe(e)));
      }
    }
  }

  private static void check(Path folder) throws IOException, Problem {
    Component component =
        ComponentDecoder.decode(Files.readAllBytes(folder.resolve("component.wasm")));
    Validator.validate(component);
    World world = Planner.plan(component).world();
    String printed = WitPrinter.print(world);
    Path text = folder.resolve("component.wit");
    if (!onOneLine(printed).equals(onOneLine(Files.readString(text)))
        && !sameItems(world, folder, text)) {
      throw new Problem("the world is printed as %s", onOneLine(printed));
    }
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Items in another order, or an alias in place of what it stands for, mean the same. */
  private static boolean sameItems(World world, Path folder, Path text) throws IOException {
    var problems = new Problems();
    Resolution resolution =
        WitResolver.resolve(
            new WitFolder(folder, new ComponentPackages(), problems).read(text),
            new WitOptions(Set.of(), Severity.WARNING),
            problems);
    if (problems.hasErrors()) {
      return false;
    }
    Optional<World> expected =
        resolution.root().flatMap(resolution::find).map(found -> found.worlds().getFirst());
    return expected.isPresent() && Seen.of(world).equals(Seen.of(expected.get()));
  }
}
