package ai.wippy.build.index.yaml;

import ai.wippy.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** Fields in the order in which they were written; no two of them have the same key. */
public record MappingNode(Span span, List<Field> fields) implements Node {
  /** A key and what it holds. */
  public record Field(TextNode key, Node value) {
    /** The key's text. */
    public String name() {
      return key.value();
    }
  }

  /** Copies the list. */
  public MappingNode {
    fields = List.copyOf(fields);
  }

  /** The field of a key. */
  public Optional<Field> field(String key) {
    return fields.stream().filter(f -> f.name().equals(key)).findFirst();
  }

  /** The value of a key, unless it is missing or null. */
  public Optional<Node> get(String key) {
    return field(key).map(Field::value).filter(v -> !(v instanceof NullNode));
  }

  /** The text of a key, unless it is missing or something else. */
  public Optional<TextNode> text(String key) {
    return get(key).filter(TextNode.class::isInstance).map(TextNode.class::cast);
  }

  /** The map of a key, unless it is missing or something else. */
  public Optional<MappingNode> mapping(String key) {
    return get(key).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  /** The elements of a key; none if it is missing or something else than a list. */
  public List<Node> items(String key) {
    return get(key).orElse(null) instanceof SequenceNode(Span _, List<Node> items)
        ? items
        : List.of();
  }
}
