package ai.wippy.build.index.schema;

import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Span;
import ai.wippy.registry.EntryId;
import java.util.Optional;

/**
 * An id where an entry names another one.
 *
 * @param id its namespace is empty if it was left out
 */
public record Reference(Span span, EntryId id) {
  /** The reference that a value is: text, or a map with {@code ns} and {@code name}. */
  public static Optional<Reference> of(Node node) {
    if (node instanceof TextNode text) {
      return Optional.of(new Reference(text.span(), EntryId.parse(text.value().strip())));
    }
    return node instanceof MappingNode mapping
        ? mapping.text("name").map(name -> new Reference(mapping.span(), id(mapping, name)))
        : Optional.empty();
  }

  private static EntryId id(MappingNode mapping, TextNode name) {
    return new EntryId(mapping.text("ns").map(TextNode::value).orElse(""), name.value());
  }

  /** Whether the namespace is given. */
  public boolean isFull() {
    return !id.namespace().isEmpty();
  }

  /** The id, with a namespace in place of one that was left out. */
  public EntryId within(String namespace) {
    return isFull() ? id : new EntryId(namespace, id.name());
  }
}
