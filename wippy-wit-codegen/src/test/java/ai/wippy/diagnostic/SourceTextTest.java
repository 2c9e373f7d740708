package ai.wippy.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {
  private final SourceText source = new SourceText("f", "one\r\ntwo\n\nfour");

  @Test
  void offsetsBecomeLinesAndColumns() {
    assertThat(source.line(0)).isEqualTo(1);
    assertThat(source.line(4)).isEqualTo(1);
    assertThat(source.line(5)).isEqualTo(2);
    assertThat(source.column(7)).isEqualTo(3);
    assertThat(source.line(9)).isEqualTo(3);
    assertThat(source.line(14)).isEqualTo(4);
  }

  @Test
  void linesHaveNoBreaks() {
    assertThat(source.lineText(1)).isEqualTo("one");
    assertThat(source.lineText(3)).isEmpty();
    assertThat(source.lineText(4)).isEqualTo("four");
    assertThat(source.lineText(5)).isEmpty();
  }

  @Test
  void spansAreClampedToTheText() {
    Span span = source.span(-5, 99);
    assertThat(span.text()).isEqualTo(source.text());
    assertThat(source.span(10, 3).text()).isEmpty();
    assertThat(source.span(5, 8).to(source.span(10, 14))).hasToString("f:2:1");
    assertThat(source.span(5, 8).to(source.span(10, 14)).text()).isEqualTo("two\n\nfour");
  }
}
