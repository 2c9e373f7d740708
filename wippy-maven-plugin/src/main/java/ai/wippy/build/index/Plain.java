package ai.wippy.build.index;

import ai.wippy.build.index.yaml.BooleanNode;
import ai.wippy.build.index.yaml.DecimalNode;
import ai.wippy.build.index.yaml.IntegerNode;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.NullNode;
import ai.wippy.build.index.yaml.SequenceNode;
import ai.wippy.build.index.yaml.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values without their places, as a registry entry holds them. */
final class Plain {
  private Plain() {}

  /** The fields of a map; those that are null are left out. */
  static Map<String, Object> map(MappingNode mapping) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (MappingNode.Field field : mapping.fields()) {
      of(field.value()).ifPresent(value -> plain.put(field.name(), value));
    }
    return plain;
  }

  /** A value; empty for null. */
  static Optional<Object> of(Node node) {
    return switch (node) {
      case TextNode text -> Optional.of(text.value());
      case IntegerNode number -> Optional.of(number.value());
      case DecimalNode number -> Optional.of(number.value());
      case BooleanNode truth -> Optional.of(truth.value());
      case NullNode _ -> Optional.empty();
      case SequenceNode list ->
          Optional.of(list.items().stream().flatMap(item -> of(item).stream()).toList());
      case MappingNode mapping -> Optional.of(map(mapping));
    };
  }
}
