package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.SequenceNode;
import ai.wippy.registry.EntryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts entries after those that they refer to, and otherwise in the order of their ids, so that the
 * result does not depend on files. Entries that refer to each other in a circle come in the order
 * in which the walk meets them.
 */
final class LoadOrder {
  private static final List<String> DATA =
      List.of("fs", "func", "host", "process", "store", "storage", "storages");
  private static final List<String> META = List.of("server", "router", "depends_on");

  private final Map<EntryId, IndexEntry> entries = new TreeMap<>();
  private final SequencedMap<EntryId, IndexEntry> ordered = new LinkedHashMap<>();
  private final Set<EntryId> visited = new HashSet<>();

  private LoadOrder(List<IndexEntry> entries) {
    entries.forEach(entry -> this.entries.put(entry.id(), entry));
  }

  static List<IndexEntry> of(List<IndexEntry> entries) {
    var order = new LoadOrder(entries);
    order.entries.keySet().forEach(order::place);
    return List.copyOf(order.ordered.values());
  }

  private void place(EntryId id) {
    IndexEntry entry = entries.get(id);
    if (entry == null || !visited.add(id)) {
      return;
    }
    references(entry.definition())
        .map(reference -> reference.within(id.namespace()))
        .sorted()
        .forEach(this::place);
    ordered.put(id, entry);
  }

  private static Stream<Reference> references(Definition definition) {
    MappingNode data = definition.data();
    var nodes = new ArrayList<Node>();
    DATA.forEach(key -> data.get(key).ifPresent(nodes::add));
    META.forEach(key -> definition.meta().get(key).ifPresent(nodes::add));
    if (definition.kind().value().endsWith(".lua")) {
      data.mapping("imports")
          .ifPresent(imports -> imports.fields().forEach(field -> nodes.add(field.value())));
    }
    data.mapping("wasi").ifPresent(wasi -> addWasi(wasi, nodes));
    return Stream.concat(nodes.stream().flatMap(LoadOrder::references), links(definition));
  }

  /** Entries that a WASM entry is linked with; what has no namespace is a host profile. */
  private static Stream<Reference> links(Definition definition) {
    return definition.kind().value().endsWith(".wasm")
        ? definition.data().items("imports").stream()
            .flatMap(item -> Reference.of(item).stream())
            .filter(Reference::isFull)
        : Stream.empty();
  }

  private static void addWasi(MappingNode wasi, List<Node> nodes) {
    Stream.of(Map.entry("env", "id"), Map.entry("mounts", "fs"))
        .forEach(group -> {
          for (Node item : wasi.items(group.getKey())) {
            if (item instanceof MappingNode mapping) {
              mapping.get(group.getValue()).ifPresent(nodes::add);
            }
          }
        });
  }

  /** A reference or a list of them; whatever else may stand there means nothing here. */
  private static Stream<Reference> references(Node node) {
    return node instanceof SequenceNode list
        ? list.items().stream().flatMap(item -> Reference.of(item).stream())
        : Reference.of(node).stream();
  }
}
