package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.registry.HostProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decodes the {@code imports} of a WASM entry: host profiles, and entries whose components provide
 * something. An entry of exactly that id goes before a profile.
 */
final class ImportsDecoder {
  private static final List<String> LINKED = List.of("function.wasm", "process.wasm");

  private final Definition definition;
  private final References references;
  private final Problems problems;
  private final List<HostImport> hosts = new ArrayList<>();
  private final List<EntryLink> links = new ArrayList<>();

  ImportsDecoder(Definition definition, References references, Problems problems) {
    this.definition = definition;
    this.references = references;
    this.problems = problems;
  }

  /** Reads all elements. */
  ImportsDecoder decode() {
    for (Node item : definition.data().items("imports")) {
      element(Reference.of(item).orElseThrow());
    }
    return this;
  }

  /** Host profiles, in the author's order. */
  List<HostImport> hosts() {
    return hosts;
  }

  /** Entries, in the author's order. */
  List<EntryLink> links() {
    return links;
  }

  private void element(Reference token) {
    if (token.id().name().isBlank()) {
      problems.error(
          token.span(),
          "import :name cannot be empty in entry " + definition.id(),
          "remove it, or write the name of a host profile, such as wasi:cli");
      return;
    }
    Optional<Definition> entry = token.isFull() ? references.find(token.id()) : Optional.empty();
    if (entry.map(Definition::kind).filter(kind -> LINKED.contains(kind.value())).isPresent()) {
      links.add(new EntryLink(token.span(), token.id()));
      return;
    }
    Optional<HostProfile> profile = HostProfile.of(token.id().toString());
    if (profile.isPresent()) {
      hosts.add(new HostImport(token.span(), profile.get()));
    } else if (entry.isPresent()) {
      problems.error(
          token.span(),
          "%s, which entry %s imports, is a %s"
              .formatted(token.id(), definition.id(), entry.get().kind().value()),
          "only the component of a %s can be linked".formatted(String.join(" or a ", LINKED)));
    } else {
      refuse(token);
    }
  }

  private void refuse(Reference token) {
    String name = token.id().toString();
    List<String> entries = references.ofKinds(LINKED).map(id -> id.toString()).sorted().toList();
    Optional<String> meant =
        token.isFull()
            ? Optional.empty()
            : Optional.of(token.within(definition.id().namespace()).toString())
                .filter(entries::contains);
    String profiles =
        String.join(", ", Arrays.stream(HostProfile.values()).map(HostProfile::token).toList());
    List<String> candidates =
        Stream.concat(HostProfile.names().stream(), entries.stream()).toList();
    problems.error(
        token.span(),
        "unsupported wasm host import: %s in entry %s".formatted(name, definition.id()),
        meant
            .map(id -> "to link the entry, write its full id: " + id)
            .orElseGet(() ->
                "expected one of %s, or the id of an entry with a component%s"
                    .formatted(profiles, Suggestion.didYouMean(name, candidates))));
  }
}
