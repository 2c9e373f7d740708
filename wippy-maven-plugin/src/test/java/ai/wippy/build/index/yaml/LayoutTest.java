package ai.wippy.build.index.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  /** Each yaml holds one scalar with the word HERE, which its value holds too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: HERE",
        "a: one HERE two",
        "a: one\n  two   \n\n\n  three HERE",
        "a: 'it''s HERE'",
        "a: 'one\n\n  two  \n  it''s HERE'",
        "a: \"tab\\tquote\\\" HERE\"",
        "a: \"\\x41\\u00e9\\U0001F600 HERE\"",
        "a: \"😀 \\ud83d\\ude00 HERE\"",
        "a: \"joined \\\n     line\\n\\n  and HERE\"",
        "a: \"folded   \n\n   line HERE\"",
        "a: |\n  HERE\n",
        "a: |\n  one\n    two\n\n\n  three HERE\n",
        "a: |2\n    indented\n   by two HERE\n",
        "a: |-\n\n\n  after blank lines HERE",
        "a: |+ # comment\n  one\n  HERE\n\n\nb: 1",
        "a: >\n  folded\n  into one HERE\n",
        "a: >\n  folded\n\n\n    more indented\n   less\n  HERE\n",
        "a: |\r\n  one\r\n  two HERE\r\n",
        "a: &anchor !!str |\n  one\n  HERE\n",
        "a: !!str 'it''s HERE'",
      })
  void findsTheWordWhereItWasWritten(String yaml) {
    TextNode text = text(yaml);
    int at = text.value().indexOf("HERE");
    assertThat(at).isNotNegative();
    Span span = text.at(at, at + 4);
    assertThat(span.text()).isEqualTo("HERE");
    assertThat(span.start()).isEqualTo(yaml.indexOf("HERE"));
  }

  @Test
  void findsLinesAndColumns() {
    TextNode text = text("source: |\n    (module\n      (func $x))\n");
    assertThat(text.atPlace(2, 3, 1)).hasToString("t.yaml:3:7");
    assertThat(text.atPlace(2, 3, 1).text()).isEqualTo("(");
    assertThat(text.atPlace(99, 1, 1)).hasToString("t.yaml:3:17");
  }

  @Test
  void coversAllOfTheValueAndNothingElse() {
    TextNode text = text("a: \"x\\ty\"");
    assertThat(text.at(0, 3).text()).isEqualTo("x\\ty");
    assertThat(text.at(3, 9).text()).isEmpty();
  }

  @Test
  void movesADiagnosticIntoTheYaml() {
    TextNode text = text("wit: >-\n  f: func()\n  -> u33;");
    int at = text.value().indexOf("u33");
    var found = Diagnostic.error(text.source().span(at, at + 3), "unknown type `u33`", "");
    assertThat(text.locate(found).render())
        .isEqualTo(
            """
            unknown type `u33`
             --> t.yaml:3:6
              |
            3 |   -> u33;
              |      ^^^\
            """);
  }

  @Test
  void leavesADiagnosticInAnIncludedFile() {
    var file = new SourceText("f.wit", "f: func();");
    TextNode text = text("wit: file://f.wit").including(file);
    assertThat(text.value()).isEqualTo("f: func();");
    assertThat(text.locate(text.source().span(3, 7))).hasToString("f.wit:1:4");
    assertThat(text.atPlace(1, 4, 1)).hasToString("f.wit:1:4");
    assertThat(text.span()).hasToString("t.yaml:1:6");
  }

  private static TextNode text(String yaml) {
    var problems = new Problems();
    Node root = YamlReader.read(new SourceText("t.yaml", yaml), problems).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return (TextNode) ((MappingNode) root).fields().getFirst().value();
  }
}
