package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;
import java.util.List;

/** A list of values. */
public record SequenceNode(Span span, List<Node> items) implements Node {
  /** Copies the list. */
  public SequenceNode {
    items = List.copyOf(items);
  }
}
