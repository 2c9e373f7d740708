package ai.wippy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README, chart and {@code results.json} say the same; {@code -Dbless=true} makes them so. */
class ReportTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path JSON = ROOT.resolve("it/benchmarks/results.json");
  private static final Path CHART = ROOT.resolve("docs/benchmarks.svg");
  private static final Path README = ROOT.resolve("README.md");
  private static final Pattern SENTENCE =
      Pattern.compile("(?s)(?<=<!-- ratios -->\n).*?(?=\n<!-- /ratios -->)");

  private final Results results = Results.parse(Files.readString(JSON));

  ReportTest() throws IOException {}

  @Test
  void theJsonIsAsItWouldBeWritten() throws IOException {
    expect(JSON, results.json());
  }

  @Test
  void theChartIsThatOfTheResults() throws IOException {
    expect(CHART, new Chart(results).svg());
  }

  @Test
  void theReadmeSaysWhatWasFound() throws IOException {
    String sentence = Matcher.quoteReplacement(new Ratios(results).toString());
    String readme = Files.readString(README);
    assertThat(readme).containsPattern(SENTENCE);
    expect(README, SENTENCE.matcher(readme).replaceFirst(sentence));
  }

  private static void expect(Path file, String text) throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.writeString(file, text);
    }
    assertThat(file)
        .as("%s and it/benchmarks/results.json; -Dbless=true renders it again", file)
        .hasContent(text);
  }
}
