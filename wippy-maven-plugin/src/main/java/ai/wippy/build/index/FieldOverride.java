package ai.wippy.build.index;

import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.registry.EntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A value that replaces a field of an entry.
 *
 * @param key {@code namespace:name:field.path}
 */
record FieldOverride(TextNode key, Node value) {
  /** Changes the entry that the key names. */
  void apply(Map<EntryId, Definition> definitions, Problems problems) {
    String[] parts = key.value().split(":", 3);
    if (parts.length < 3 || Stream.of(parts).anyMatch(String::isBlank)) {
      problems.error(
          key.span(),
          "`%s` names no field of an entry".formatted(key.value()),
          "write namespace:name:field, such as app:server:addr");
      return;
    }
    var id = new EntryId(parts[0], parts[1]);
    Definition definition = definitions.get(id);
    if (definition == null) {
      List<String> ids = definitions.keySet().stream().map(EntryId::toString).toList();
      problems.error(
          key.span(),
          "no entry %s to override".formatted(id),
          "the key starts with the id of an entry" + Suggestion.didYouMean(id.toString(), ids));
      return;
    }
    definitions.put(id, changed(definition, List.of(parts[2].split("\\."))));
  }

  private Definition changed(Definition old, List<String> path) {
    boolean ofMeta = path.size() > 1 && path.getFirst().equals("meta");
    return new Definition(
        old.id(),
        old.name(),
        old.kind(),
        ofMeta ? with(old.meta(), path.subList(1, path.size())) : old.meta(),
        ofMeta ? old.data() : with(old.data(), path),
        old.root());
  }

  private MappingNode with(MappingNode mapping, List<String> path) {
    String name = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    var fields = new ArrayList<>(mapping.fields());
    fields.removeIf(field -> field.name().equals(name));
    Node changed = value;
    if (!rest.isEmpty()) {
      MappingNode inner =
          mapping.mapping(name).orElseGet(() -> new MappingNode(value.span(), List.of()));
      changed = with(inner, rest);
    }
    var fieldKey = new TextNode(key.span(), name, key.origin());
    fields.add(new MappingNode.Field(fieldKey, changed));
    return new MappingNode(mapping.span(), fields);
  }
}
