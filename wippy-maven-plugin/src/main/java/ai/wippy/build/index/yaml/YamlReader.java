package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the text of one YAML or JSON file. */
public final class YamlReader {
  private YamlReader() {}

  /**
   * Reads the only document of a file.
   *
   * @param problems receives syntax errors, duplicate keys, unknown aliases and tags
   * @return the document; empty if the file has none or its syntax is broken
   */
  public static Optional<Node> read(SourceText source, Problems problems) {
    var points = new CodePoints(source.text());
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      var parser = new ParserImpl(new StreamReader(source.text()), options);
      return new NodeBuilder(source, points, parser, problems).document();
    } catch (MarkedYAMLException e) {
      problems.add(SyntaxError.describe(source, points, e));
    } catch (ReaderException e) {
      problems.add(SyntaxError.describe(source, points, e));
    } catch (TooComplex e) {
      problems.error(e.span, e.problem, e.help);
    }
    return Optional.empty();
  }
}
