package ai.wippy.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticTest {
  @Test
  void frameShowsTheLineWithCaretsAndHelp() {
    var source = new SourceText("src/_index.yaml", "a: 1\nb: { type: inlin }\nc: 2\n");
    int start = source.text().indexOf("inlin");
    assertThat(
            Diagnostic.error(
                    source.span(start, start + 5),
                    "unknown pool type `inlin`",
                    "did you mean `inline`?")
                .render())
        .isEqualTo(
            """
            unknown pool type `inlin`
             --> src/_index.yaml:2:12
              |
            2 | b: { type: inlin }
              |            ^^^^^
              = did you mean `inline`?\
            """);
  }

  @Test
  void gutterGrowsWithTheLineNumberAndHelpKeepsItsIndent() {
    var source = new SourceText("x", "\n".repeat(99) + "here");
    assertThat(Diagnostic.warning(source.span(99, 103), "p", "one\ntwo").render())
        .isEqualTo(
            """
            p
               --> x:100:1
                |
            100 | here
                | ^^^^
                = one
                  two\
            """);
  }

  @Test
  void withoutPlaceOnlyProblemAndHelpAreShown() {
    assertThat(Diagnostic.error("no such file", "make it").render())
        .isEqualTo("no such file\n  = make it");
    assertThat(Diagnostic.error("no such file", "").render()).isEqualTo("no such file");
  }

  @Test
  void aSpanOfSeveralLinesIsMarkedToTheEndOfTheFirst() {
    var source = new SourceText("x", "ab {\n  cd\n}\n");
    assertThat(Diagnostic.error(source.span(3, 10), "p", "").render())
        .isEqualTo("p\n --> x:1:4\n  |\n1 | ab {\n  |    ^");
  }

  @Test
  void theEndOfTheTextIsAPlace() {
    var source = new SourceText("x", "ab\n");
    assertThat(Diagnostic.error(source.span(3, 3), "p", "").render())
        .isEqualTo("p\n --> x:2:1\n  |\n2 | \n  | ^");
    assertThat(Diagnostic.error(new SourceText("x", "").span(0, 0), "p", "").render())
        .isEqualTo("p\n --> x:1:1\n  |\n1 | \n  | ^");
  }

  @Test
  void tabsAreOneColumnWide() {
    var source = new SourceText("x", "\tab");
    assertThat(Diagnostic.error(source.span(1, 3), "p", "").render())
        .isEqualTo("p\n --> x:1:2\n  |\n1 |  ab\n  |  ^^");
  }

  @Test
  void longLinesAreCutAroundThePlace() {
    var source = new SourceText("x", "a".repeat(1000) + "here" + "b".repeat(1000));
    String[] lines = Diagnostic.error(source.span(1000, 1004), "p", "").render().split("\n", -1);
    assertThat(lines[1]).isEqualTo(" --> x:1:1001");
    assertThat(lines[3]).isEqualTo("1 | " + "a".repeat(40) + "here" + "b".repeat(116));
    assertThat(lines[4]).isEqualTo("  | " + " ".repeat(40) + "^^^^");
  }
}
