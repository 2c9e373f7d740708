package ai.wippy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.StringReader;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartTest {
  private static Row row(String group, String how, double nanos) {
    return new Row(group, how, nanos, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static Document draw(Row... rows) throws Exception {
    var run =
        new Run("a < b", "25 & \"more\"", "Linux", 2, OptionalDouble.empty(), "", List.of(rows));
    String svg = new Chart(new Results(List.of(run))).svg();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  /** Without those of the legend, which are four. */
  private static List<Element> bars(Document image) {
    List<Element> all = elements(image, "rect");
    return all.subList(4, all.size());
  }

  private static List<Element> elements(Document image, String name) {
    var nodes = image.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  @Test
  void everyPowerOfTenIsAsLong() throws Exception {
    List<Element> bars =
        bars(draw(row("a", "lua", 1000), row("a", "typed", 1), row("a", "raw", 10)));

    assertThat(bars)
        .extracting(bar -> bar.getAttribute("class"))
        .containsExactly("raw", "typed", "lua");
    double decade = number(bars.get(0), "width");
    assertThat(number(bars.get(1), "width")).isEqualTo(2);
    assertThat(number(bars.get(2), "width")).isCloseTo(3 * decade, offset(0.2));
  }

  @Test
  void nothingOverlapsOrLeavesTheImage() throws Exception {
    Document image =
        draw(
            row("a", "typed", 0.4),
            row("a", "raw", 2e9),
            row("b", "dynamic", 7),
            row("b", "typed", 7),
            row("b", "lua", 7));
    double height = number(image.getDocumentElement(), "height");
    double width = number(image.getDocumentElement(), "width");

    List<Element> bars = bars(image);
    assertThat(bars).hasSize(5);
    for (int i = 1; i < bars.size(); i++) {
      assertThat(number(bars.get(i), "y"))
          .isGreaterThan(number(bars.get(i - 1), "y") + number(bars.get(i - 1), "height"));
    }
    assertThat(elements(image, "text"))
        .allSatisfy(text -> assertThat(number(text, "y")).isLessThan(height));
    assertThat(bars)
        .allSatisfy(
            bar -> assertThat(number(bar, "x") + number(bar, "width")).isLessThan(width - 100));
  }

  @Test
  void textStaysText() throws Exception {
    Document image = draw(row("<a> & b", "typed", 1));

    assertThat(elements(image, "text"))
        .extracting(Element::getTextContent)
        .contains("<a> & b", "a < b, JDK 25 & \"more\", Linux, 2 processors", "1.0 ns");
  }

  @Test
  void groupsWithoutATypedCallAreLeftOut() throws Exception {
    assertThat(bars(draw(row("a", "raw", 1), row("a", "cold", 1)))).isEmpty();
    assertThat(bars(draw())).isEmpty();
  }
}
