package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;

/** A value of a YAML or JSON file and the place where it was written. */
public sealed interface Node
    permits TextNode, IntegerNode, DecimalNode, BooleanNode, NullNode, SequenceNode, MappingNode {
  /** Where the value is, from its first to its last character. */
  Span span();

  /** What the value is, for messages: {@code text}, {@code a list}, … */
  default String describe() {
    return switch (this) {
      case TextNode _ -> "text";
      case IntegerNode(Span _, long value) -> "the number " + value;
      case DecimalNode(Span _, double value) -> "the number " + value;
      case BooleanNode(Span _, boolean value) -> "the boolean " + value;
      case NullNode _ -> "nothing";
      case SequenceNode _ -> "a list";
      case MappingNode _ -> "a map";
    };
  }
}
