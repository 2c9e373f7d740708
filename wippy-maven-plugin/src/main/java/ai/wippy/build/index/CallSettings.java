package ai.wippy.build.index;

import ai.wippy.build.index.yaml.IntegerNode;
import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.NullNode;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a function or process that bound its calls. Each may be written at the root of the
 * entry, below {@code options} or below {@code meta.options}.
 *
 * @param pool how many calls run at a time
 * @param limits what one call may use
 * @param mailbox how many messages may wait for a process
 * @param workerClass which threads run it
 * @param security as whom it runs; at the root only
 */
public record CallSettings(
    Optional<MappingNode> pool,
    Optional<MappingNode> limits,
    Optional<MappingNode> mailbox,
    Optional<TextNode> workerClass,
    Optional<MappingNode> security) {
  private static final long PAGE = 65_536;
  private static final long MOST_MEMORY = 1L << 32;

  /** Finds and checks the settings of an entry whose fields have the right types. */
  static CallSettings of(Definition definition, Problems problems) {
    var options = definition.data().mapping("options");
    var settings =
        new CallSettings(
            group(definition, "pool", problems),
            group(definition, "limits", problems),
            options.flatMap(o -> o.mapping("mailbox")),
            options.flatMap(o -> o.text("worker_class")),
            definition.data().mapping("security"));
    String owner = " in entry " + definition.id();
    settings.pool.ifPresent(pool -> checkPool(pool, owner, problems));
    settings.limits.ifPresent(limits -> checkMemory(limits, owner, problems));
    settings.mailbox.ifPresent(mailbox -> checkMailbox(mailbox, owner, problems));
    return settings;
  }

  /** The settings under their one name at the root of an entry's data. */
  Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    pool.ifPresent(group -> data.put("pool", Plain.map(group)));
    limits.ifPresent(group -> data.put("limits", limitsData(group)));
    security.ifPresent(group -> data.put("security", Plain.map(group)));
    Map<String, Object> options = new LinkedHashMap<>();
    mailbox.ifPresent(group -> options.put("mailbox", Plain.map(group)));
    workerClass.ifPresent(name -> options.put("worker_class", name.value()));
    if (!options.isEmpty()) {
      data.put("options", options);
    }
    return data;
  }

  private static Map<String, Object> limitsData(MappingNode limits) {
    Map<String, Object> data = Plain.map(limits);
    Object memory = data.remove("memory_bytes");
    if (memory != null) {
      data.put("max_memory_bytes", memory);
    }
    return data;
  }

  private static Optional<MappingNode> group(
      Definition definition, String name, Problems problems) {
    Map<String, MappingNode> places = new LinkedHashMap<>();
    places.put(name, definition.data());
    definition.data().mapping("options").ifPresent(o -> places.put("options." + name, o));
    definition.meta().mapping("options").ifPresent(o -> places.put("meta.options." + name, o));
    String foundAt = "";
    Optional<MappingNode> found = Optional.empty();
    for (var place : places.entrySet()) {
      Optional<MappingNode.Field> field = place.getValue().field(name);
      if (field.isEmpty()) {
        continue;
      }
      Node value = field.get().value();
      if (value instanceof NullNode && !place.getKey().equals(name)) {
        problems.error(
            field.get().key().span(),
            "%s cannot be null in entry %s".formatted(place.getKey(), definition.id()),
            "remove it, or write its fields below it");
      } else if (found.isPresent()) {
        problems.error(
            field.get().key().span(),
            "duplicate options.%s declared at %s and %s in entry %s"
                .formatted(name, foundAt, place.getKey(), definition.id()),
            "keep one of them");
      } else if (value instanceof MappingNode mapping) {
        foundAt = place.getKey();
        found = Optional.of(mapping);
      }
    }
    return found;
  }

  private static void checkPool(MappingNode pool, String owner, Problems problems) {
    long size = number(pool, "size", 0);
    long workers = number(pool, "workers", 0);
    boolean flexible = workers == 0 && (size == 0 || number(pool, "max_size", 0) > 0);
    if (!flexible && size == 0 && pool.text("worker_class").isEmpty()) {
      problems.error(
          pool.get("workers").map(Node::span).orElse(pool.span()),
          "pool.size must be greater than 0 for non-flex pools" + owner,
          "pool.size must be greater than 0 for worker pools: write size: %d beside workers: %d"
              .formatted(workers, workers));
    }
  }

  private static void checkMemory(MappingNode limits, String owner, Problems problems) {
    Optional<MappingNode.Field> ours = limits.field("max_memory_bytes");
    if (limits.get("memory_bytes").orElse(null) instanceof IntegerNode memory) {
      if (memory.value() % PAGE != 0 || memory.value() > MOST_MEMORY) {
        problems.error(
            memory.span(),
            "limits.memory_bytes is %d, not a multiple of %d up to %d"
                    .formatted(memory.value(), PAGE, MOST_MEMORY)
                + owner,
            "write memory_bytes: "
                + Math.clamp((memory.value() + PAGE - 1) / PAGE * PAGE, PAGE, MOST_MEMORY));
      }
      ours.ifPresent(field ->
          problems.error(
              field.key().span(),
              "limits.max_memory_bytes and limits.memory_bytes mean the same" + owner,
              "keep one of them"));
    }
  }

  private static void checkMailbox(MappingNode mailbox, String owner, Problems problems) {
    long bytes = number(mailbox, "bytes", 8L << 20);
    long most = number(mailbox, "message_bytes", 1L << 20);
    long capacity = number(mailbox, "capacity", 128);
    if (most > bytes) {
      problems.error(
          mailbox.span(),
          "mailbox.message_bytes is %d, more than mailbox.bytes, %d".formatted(most, bytes) + owner,
          "a mailbox holds at least one message of the largest size");
    }
    if (capacity > bytes / 256) {
      problems.error(
          mailbox.span(),
          "mailbox.capacity is %d, more than mailbox.bytes / 256, %d"
                  .formatted(capacity, bytes / 256)
              + owner,
          "each message counts at least 256 bytes");
    }
  }

  private static long number(MappingNode group, String name, long otherwise) {
    return group.get(name).orElse(null) instanceof IntegerNode number ? number.value() : otherwise;
  }
}
