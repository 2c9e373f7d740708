package ai.wippy.component.text;

import ai.wippy.component.Component;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A component that was read from text.
 *
 * @param component its definitions; offsets in it are those of characters in the text
 * @param custom custom sections by name; the last of those with the same name
 */
public record ComponentText(Component component, Map<String, byte[]> custom) {
  /** Copies the map. */
  public ComponentText {
    custom = Map.copyOf(custom);
  }

  /**
   * Reads a component that consists of types (Explainer, text format).
   *
   * @param problems receives the first mistake, or the first definition that is no type
   * @return empty if there is one
   */
  public static Optional<ComponentText> read(SourceText text, Problems problems) {
    try {
      return Optional.of(read(NodeReader.read(text)));
    } catch (Refusal e) {
      problems.add(e.diagnostic());
      return Optional.empty();
    }
  }

  private static ComponentText read(Node.Group group) throws Refusal {
    if (!group.head().equals("component")) {
      throw Parts.expected("`(component …)`", group);
    }
    Parts parts = group.inside();
    var scope = new TextScope(null, parts.id());
    var reader = new DefinitionText(scope);
    var custom = new HashMap<String, byte[]>();
    while (parts.more()) {
      Node.Group part = parts.group("a definition");
      if (part.head().equals("@custom")) {
        Parts section = part.inside();
        String name = section.string("a name");
        if (section.next("its content") instanceof Node.Bytes content) {
          custom.put(name, content.bytes());
        }
      } else if (!part.head().startsWith("@")) {
        reader.definition(part);
      }
    }
    return new ComponentText(new Component(group.span().start(), scope.definitions()), custom);
  }
}
