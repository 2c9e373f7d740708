package ai.wippy.build.index;

import ai.wippy.build.index.yaml.BooleanNode;
import ai.wippy.build.index.yaml.DecimalNode;
import ai.wippy.build.index.yaml.IntegerNode;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.NullNode;
import ai.wippy.build.index.yaml.SequenceNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.registry.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes definitions as lines: place, path and value. */
final class Dump {
  private final StringBuilder out = new StringBuilder();

  /** Every definition, then what the runtime will see of every entry, in load order. */
  static String of(Index index) {
    return of(index.definitions())
        + "\n"
        + frozen(index.entries())
        + index.settings().values()
        + "\n";
  }

  private static String frozen(List<IndexEntry> entries) {
    var out = new StringBuilder();
    for (IndexEntry entry : entries) {
      Entry frozen = entry.frozen(Map.of());
      out.append("%s %s%n".formatted(frozen.id(), entry.getClass().getSimpleName()));
      frozen.data().forEach((key, value) -> out.append("  %s: %s%n".formatted(key, sorted(value))));
    }
    return out.toString();
  }

  private static Object sorted(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var sorted = new TreeMap<Object, Object>();
        map.forEach((key, inner) -> sorted.put(key, sorted(inner)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(Dump::sorted).toList();
      default -> value;
    };
  }

  private static String of(List<Definition> definitions) {
    var dump = new Dump();
    for (Definition definition : definitions) {
      dump.line(definition.name(), definition.id() + " " + definition.kind().value());
      dump.fields("  meta", definition.meta());
      dump.fields("  data", definition.data());
    }
    return dump.out.toString();
  }

  private void fields(String path, MappingNode mapping) {
    mapping.fields().forEach(field -> write(path + "." + field.name(), field.value()));
  }

  private void write(String path, Node node) {
    switch (node) {
      case TextNode text ->
          line(text, "%s = \"%s\"".formatted(path, text.value().replace("\n", "\\n")));
      case IntegerNode number -> line(number, path + " = " + number.value());
      case DecimalNode number -> line(number, path + " = " + number.value());
      case BooleanNode truth -> line(truth, path + " = " + truth.value());
      case NullNode nothing -> line(nothing, path + " = null");
      case SequenceNode list -> {
        line(list, path + " = list of " + list.items().size());
        for (int i = 0; i < list.items().size(); i++) {
          write("%s[%d]".formatted(path, i), list.items().get(i));
        }
      }
      case MappingNode mapping -> {
        line(mapping, path + " = map of " + mapping.fields().size());
        fields(path, mapping);
      }
    }
  }

  private void line(Node node, String text) {
    out.append("%-32s %s%n".formatted(node.span(), text));
  }
}
