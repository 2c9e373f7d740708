package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.diagnostic.Span;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Puts diagnostics into the order in which people read: by text, and by place in it. */
final class Findings {
  private Findings() {}

  /**
   * Hands diagnostics on in order.
   *
   * @param texts in the order of reading; each diagnostic is about one of these, or about none
   */
  static void report(Problems found, List<SourceText> texts, Problems to) {
    Map<SourceText, Integer> order = new IdentityHashMap<>();
    texts.forEach(text -> order.put(text, order.size()));
    found.all().stream()
        .sorted(
            Comparator.comparingInt((Diagnostic d) -> d.span().map(s -> rank(order, s)).orElse(-1))
                .thenComparingInt(d -> d.span().map(Span::start).orElse(0)))
        .forEach(to::add);
  }

  private static int rank(Map<SourceText, Integer> order, Span span) {
    return order.getOrDefault(span.source(), Integer.MAX_VALUE);
  }
}
