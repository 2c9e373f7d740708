package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.syntax.WitFile;
import ai.wippy.wit.syntax.WitParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Texts into packages of the model. */
public final class WitResolver {
  private final WitSources sources;
  private final Problems problems = new Problems();

  private WitResolver(WitSources sources) {
    this.sources = sources;
  }

  /**
   * Parses and resolves texts.
   *
   * @param problems receives all mistakes; after an error the result lacks what the error is about
   */
  public static Resolution resolve(WitSources sources, WitOptions options, Problems problems) {
    var resolver = new WitResolver(sources);
    Resolution resolution = resolver.resolve(options);
    Findings.report(resolver.problems, resolver.texts().toList(), problems);
    return resolution;
  }

  private Stream<SourceText> texts() {
    Stream<SourceText> dependencies = sources.dependencies().stream().flatMap(List::stream);
    return Stream.of(sources.root().stream(), dependencies, sources.parts().stream())
        .flatMap(texts -> texts);
  }

  private Resolution resolve(WitOptions options) {
    List<WitFile> root = parse(sources.root());
    List<List<WitFile>> dependencies = sources.dependencies().stream().map(this::parse).toList();
    List<WitFile> parts = parse(sources.parts());
    if (problems.hasErrors() || root.isEmpty()) {
      return new Resolution(Optional.empty(), List.of());
    }
    var declarations = new Declarations(problems);
    Optional<PackageName> name = declarations.add(root, false);
    dependencies.forEach(unit -> declarations.add(unit, false));
    declarations.addMissing(parts);
    var linker = new Linker(new Context(options, declarations, problems));
    return new Resolution(name, linker.link());
  }

  private List<WitFile> parse(List<SourceText> unit) {
    return parse(unit, problems);
  }

  /** The trees of those texts that parse. */
  static List<WitFile> parse(List<SourceText> unit, Problems problems) {
    return unit.stream()
        .flatMap(
            text -> WitParser.parse(new Span(text, 0, text.text().length()), problems).stream())
        .toList();
  }
}
