package ai.wippy.fuzz;

import ai.wippy.component.text.ComponentText;
import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Severity;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import ai.wippy.wit.docs.TextDocs;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.print.WitPrinter;
import ai.wippy.wit.resolve.CoreSignatures;
import ai.wippy.wit.resolve.Resolution;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import ai.wippy.wit.resolve.WitSources;
import ai.wippy.wit.syntax.WitParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Text as WIT: parsed, resolved, printed, and read again. The same text is read as the signatures
 * of a core module, and as a component in text format.
 */
public final class WitFuzz {
  private static final WitOptions LENIENT = new WitOptions(Set.of("active"), Severity.WARNING);

  private WitFuzz() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    isRefused(data);
  }

  /** Whether the text is refused as a package. */
  static boolean isRefused(byte[] data) {
    var text = new SourceText("fuzz.wit", new String(data, StandardCharsets.UTF_8));
    var problems = new Problems();
    Resolution resolution = WitResolver.resolve(WitSources.of(text), LENIENT, problems);
    problems.all().forEach(Diagnostic::render);
    if (!problems.hasErrors()) {
      check(resolution);
    }
    readOtherwise(text, data);
    return problems.hasErrors();
  }

  private static void check(Resolution resolution) {
    String printed = print(resolution);
    var problems = new Problems();
    Resolution again =
        WitResolver.resolve(
            WitSources.of(new SourceText("printed.wit", printed)), WitOptions.STRICT, problems);
    if (problems.hasErrors()) {
      throw new AssertionError(problems.all().getFirst().render() + "\n" + printed);
    }
    if (!print(again).equals(printed)) {
      throw new AssertionError("printed\n%s\nand then\n%s".formatted(printed, print(again)));
    }
  }

  private static String print(Resolution resolution) {
    WitPackage root = resolution.root().flatMap(resolution::find).orElseThrow();
    List<WitPackage> others = resolution.packages().stream().filter(p -> p != root).toList();
    return WitPrinter.print(root, others);
  }

  private static void readOtherwise(SourceText text, byte[] data) {
    var whole = new Span(text, 0, text.text().length());
    CoreSignatures.read(whole, WitSources.NONE, new Problems());
    WitParser.parseLoose(whole, new Problems()).ifPresent(TextDocs::of);
    ComponentText.read(text, new Problems());
    new ComponentPackages().read("fuzz.wat", data, new Problems());
  }
}
