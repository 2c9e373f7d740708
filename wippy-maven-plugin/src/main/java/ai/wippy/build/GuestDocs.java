package ai.wippy.build;

import ai.wippy.build.index.WasmEntry;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.plan.Plan;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.docs.PackageDocs;
import ai.wippy.wit.docs.TextDocs;
import ai.wippy.wit.syntax.WitFile;
import ai.wippy.wit.syntax.WitParser;
import java.util.List;
import java.util.Optional;

/**
 * Documents a component: from the WIT text of its entries, which is good for nothing else, as a
 * component carries its own types, and from what its toolchain left in the binary.
 */
record GuestDocs(byte[] binary, Problems problems) {
  /**
   * A plan with documentation.
   *
   * @param entries those that use the component and have WIT text
   */
  Plan of(Plan plan, List<WasmEntry> entries) {
    Plan described = plan;
    for (WasmEntry entry : entries) {
      described = of(described, entry, entry.wit().orElseThrow().text());
    }
    Optional<PackageDocs> section =
        ComponentDecoder.customSection(binary, PackageDocs.SECTION).flatMap(PackageDocs::of);
    return section.isPresent() ? described.documented(section.get().of(plan.world())) : described;
  }

  private Plan of(Plan plan, WasmEntry entry, TextNode wit) {
    var found = new Problems();
    SourceText source = wit.source();
    Optional<WitFile> file =
        WitParser.parseLoose(new Span(source, 0, source.text().length()), found);
    found.all().forEach(problem -> problems.add(wit.locate(problem)));
    if (file.isEmpty()) {
      return plan;
    }
    Plan documented = plan.documented(TextDocs.of(file.get()));
    if (documented.world().equals(plan.world())) {
      problems.warning(
          wit.span(),
          "wit of entry %s is not used".formatted(entry.id()),
          "a component carries its own types; remove it, or document in it what the component has");
    }
    return documented;
  }
}
