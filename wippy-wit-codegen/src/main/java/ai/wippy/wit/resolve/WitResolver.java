package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.model.PackageName;
import ai.wippy.wit.syntax.WitFile;
import ai.wippy.wit.syntax.WitParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts into packages of the model. */
public final class WitResolver {
  private WitResolver() {}

  /**
   * Parses and resolves texts.
   *
   * @param problems receives all mistakes; after an error the result lacks what the error is about
   */
  public static Resolution resolve(WitSources sources, WitOptions options, Problems problems) {
    var found = new Problems();
    var units = new ArrayList<List<SourceText>>();
    units.add(sources.root());
    units.addAll(sources.dependencies());
    Resolution resolution = resolve(units, options, found);
    Findings.report(found, units.stream().flatMap(List::stream).toList(), problems);
    return resolution;
  }

  private static Resolution resolve(
      List<List<SourceText>> units, WitOptions options, Problems problems) {
    List<List<WitFile>> parsed =
        units.stream()
            .map(unit -> unit.stream().flatMap(text -> parse(text, problems).stream()).toList())
            .toList();
    if (problems.hasErrors()) {
      return new Resolution(Optional.empty(), List.of());
    }
    var declarations = new Declarations(problems);
    List<Optional<PackageName>> names =
        parsed.stream().map(files -> declarations.add(files, false)).toList();
    return new Resolution(
        names.getFirst(), new Linker(new Context(options, declarations, problems)).link());
  }

  private static Optional<WitFile> parse(SourceText text, Problems problems) {
    return WitParser.parse(new Span(text, 0, text.text().length()), problems);
  }
}
