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
    var parsed = new ArrayList<List<WitFile>>();
    boolean complete = true;
    var units = new ArrayList<List<SourceText>>();
    units.add(sources.root());
    units.addAll(sources.dependencies());
    for (List<SourceText> unit : units) {
      List<WitFile> files = unit.stream().flatMap(text -> parse(text, problems).stream()).toList();
      complete &= files.size() == unit.size();
      parsed.add(files);
    }
    if (!complete) {
      return new Resolution(Optional.empty(), List.of());
    }
    var declarations = new Declarations(problems);
    Optional<PackageName> root = Optional.empty();
    for (int i = 0; i < parsed.size(); i++) {
      Optional<PackageName> name = declarations.add(parsed.get(i), false);
      root = i == 0 ? name : root;
    }
    return new Resolution(root, new Linker(new Context(options, declarations, problems)).link());
  }

  private static Optional<WitFile> parse(SourceText text, Problems problems) {
    return WitParser.parse(new Span(text, 0, text.text().length()), problems);
  }
}
