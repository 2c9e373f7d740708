package ai.wippy.build;

import ai.wippy.build.index.EntryLink;
import ai.wippy.build.index.WasmEntry;
import ai.wippy.component.Component;
import ai.wippy.component.ComponentDecoder;
import ai.wippy.component.ExternNames;
import ai.wippy.component.LinkException;
import ai.wippy.component.plan.Part;
import ai.wippy.component.plan.Provider;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.registry.EntryId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Links the components of entries with those of the entries that their {@code imports} name: an
 * export stands for an import of the same name, versions as far as they are compatible.
 */
final class PartReader {
  private final Map<EntryId, WasmEntry> entries = new HashMap<>();
  private final Components components;
  private final Problems problems;
  private final Map<EntryId, Optional<Part>> parts = new HashMap<>();

  /** Where the code of entries comes from. */
  interface Components {
    /** The binary of an entry; empty, with diagnostics, if there is none. */
    Optional<byte[]> binary(WasmEntry entry);

    /** The valid component of an entry; empty, with diagnostics, if there is none. */
    Optional<Component> component(WasmEntry entry, byte[] binary);

    /** Whether an entry is in order by itself; if not, there are diagnostics. */
    boolean isSound(WasmEntry entry);
  }

  PartReader(List<WasmEntry> entries, Components components, Problems problems) {
    entries.forEach(entry -> this.entries.put(entry.id(), entry));
    this.components = components;
    this.problems = problems;
  }

  /** The component of an entry with those that it is linked with; empty, with diagnostics. */
  Optional<Part> part(WasmEntry entry, byte[] binary) {
    Optional<Part> known = parts.get(entry.id());
    if (known == null) {
      // Entries that import each other in a circle have been reported: they get nothing.
      parts.put(entry.id(), Optional.empty());
      known = components.component(entry, binary).flatMap(component -> link(entry, component));
      parts.put(entry.id(), known);
    }
    return known;
  }

  private Optional<Part> link(WasmEntry entry, Component component) {
    var linked = new LinkedHashMap<EntryLink, Part>();
    boolean complete = true;
    for (EntryLink link : entry.links()) {
      Optional<Part> part = linked(entry, link);
      part.ifPresent(found -> linked.put(link, found));
      complete &= part.isPresent();
    }
    return complete ? link(entry, component, linked) : Optional.empty();
  }

  private Optional<Part> linked(WasmEntry importer, EntryLink link) {
    WasmEntry entry = entries.get(link.entry());
    if (entry == null || !components.isSound(entry)) {
      return Optional.empty();
    }
    Optional<byte[]> binary = components.binary(entry);
    if (binary.isPresent() && !ComponentDecoder.isComponent(binary.get())) {
      problems.error(
          link.span(),
          "%s cannot be linked with %s, whose code is a core module"
              .formatted(importer.id(), entry.id()),
          "only components can be linked; remove the import, or build %s as a component"
              .formatted(entry.id()));
      return Optional.empty();
    }
    return binary.flatMap(code -> part(entry, code));
  }

  private Optional<Part> link(WasmEntry entry, Component component, Map<EntryLink, Part> linked) {
    List<String> imports = Part.imports(component);
    Map<String, Provider> providers = new HashMap<>();
    Map<String, EntryLink> providing = new HashMap<>();
    boolean sound = true;
    Set<EntryLink> idle = new HashSet<>(linked.keySet());
    for (String wanted : imports) {
      for (var each : linked.entrySet()) {
        Optional<String> export =
            ExternNames.serving(wanted, Part.exports(each.getValue().component()));
        if (export.isEmpty()) {
          continue;
        }
        idle.remove(each.getKey());
        EntryLink other = providing.putIfAbsent(wanted, each.getKey());
        if (other == null) {
          providers.put(wanted, new Provider.Export(each.getValue(), export.get()));
        } else {
          problems.error(
              each.getKey().span(),
              "both %s and %s export `%s`, which %s imports"
                  .formatted(other.entry(), each.getKey().entry(), wanted, entry.id()),
              "remove one of the two from its imports");
          sound = false;
        }
      }
    }
    for (var each : linked.entrySet()) {
      if (idle.contains(each.getKey())) {
        unused(entry, imports, each.getKey(), each.getValue().component());
        sound = false;
      }
    }
    return sound
        ? Optional.of(new Part(entry.id().toString(), component, providers))
        : Optional.empty();
  }

  private void unused(WasmEntry entry, List<String> imports, EntryLink link, Component component) {
    List<String> exports = Part.exports(component);
    Optional<String> hint =
        exports.stream()
            .filter(export -> imports.stream().anyMatch(i -> path(i).equals(path(export))))
            .map("; `%s` is not of a compatible version"::formatted)
            .findFirst();
    problems.error(
        link.span(),
        "%s exports nothing that %s imports".formatted(link.entry(), entry.id()),
        "%s imports %s\n%s exports %s%s"
            .formatted(entry.id(), list(imports), link.entry(), list(exports), hint.orElse("")));
  }

  private static String path(String name) {
    return name.replaceFirst("@.*", "");
  }

  private static String list(List<String> names) {
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }

  /** Says why an entry cannot be linked, at the element of {@code imports} that is to blame. */
  void report(WasmEntry entry, Part part, LinkException e, Span place) {
    Provider provider = part.providers().get(e.importName());
    if (provider == null) {
      problems.add(
          e.diagnostic(
              place,
              "a host provides functions only; let `imports` name an entry whose component exports it"));
      return;
    }
    String other = provider.part().name();
    Span span =
        entry.links().stream()
            .filter(link -> link.entry().toString().equals(other))
            .map(EntryLink::span)
            .findFirst()
            .orElse(place);
    problems.error(
        span,
        "%s cannot be linked with %s: %s"
            .formatted(entry.id(), other, Objects.requireNonNull(e.getMessage())),
        "build the two against the same WIT; %s exports %s"
            .formatted(other, list(Part.exports(provider.part().component()))));
  }

  /** What stands for the imports of a part, so that equal ones can be told. */
  static Map<String, String> wiring(Part part) {
    return part.providers().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each ->
                    switch (each.getValue()) {
                      case Provider.Whole(Part other) -> other.name();
                      case Provider.Export(Part other, String export) ->
                          other.name() + " " + export;
                    }));
  }
}
