package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Suggestion;
import ai.wippy.registry.EntryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows references from one entry to another. */
final class References {
  private final Map<EntryId, Definition> definitions;
  private final Problems problems;

  References(Map<EntryId, Definition> definitions, Problems problems) {
    this.definitions = definitions;
    this.problems = problems;
  }

  /**
   * What a reference may mean.
   *
   * @param field the field that holds it
   * @param missing the problem if there is no such entry, such as {@code filesystem not found}
   * @param kinds the kinds that are allowed
   */
  record Target(String field, String missing, List<String> kinds) {
    private boolean allows(Definition definition) {
      return kinds.contains(definition.kind().value());
    }
  }

  /** The entry of an id. */
  Optional<Definition> find(EntryId id) {
    return Optional.ofNullable(definitions.get(id));
  }

  /** The ids of all entries of some kinds. */
  Stream<EntryId> ofKinds(List<String> kinds) {
    return definitions.values().stream()
        .filter(definition -> kinds.contains(definition.kind().value()))
        .map(Definition::id);
  }

  /** The entry that a reference names, if it is a full id of an entry of an allowed kind. */
  Optional<Definition> follow(Definition from, Reference reference, Target target) {
    if (!reference.isFull()) {
      EntryId meant = completed(from, reference, target);
      problems.error(
          reference.span(),
          "%s needs a full id, but `%s` has no namespace in entry %s"
              .formatted(target.field, reference.id(), from.id()),
          "write " + meant);
      return Optional.empty();
    }
    Definition found = definitions.get(reference.id());
    if (found == null) {
      problems.error(
          reference.span(),
          "%s: %s in entry %s".formatted(target.missing, reference.id(), from.id()),
          help(reference, target));
      return Optional.empty();
    }
    if (!target.allows(found)) {
      problems.error(
          reference.span(),
          "%s is %s, a %s in entry %s"
              .formatted(target.field, found.id(), found.kind().value(), from.id()),
          "expected an entry of kind " + String.join(" or ", target.kinds));
      return Optional.empty();
    }
    return Optional.of(found);
  }

  private EntryId completed(Definition from, Reference reference, Target target) {
    EntryId own = reference.within(from.id().namespace());
    return definitions.containsKey(own)
        ? own
        : definitions.values().stream()
            .filter(target::allows)
            .map(Definition::id)
            .filter(id -> id.name().equals(reference.id().name()))
            .findFirst()
            .orElse(own);
  }

  private String help(Reference reference, Target target) {
    List<String> candidates =
        definitions.values().stream()
            .filter(target::allows)
            .map(definition -> definition.id().toString())
            .sorted()
            .toList();
    return candidates.isEmpty()
        ? "there is no entry of kind " + String.join(" or ", target.kinds)
        : "there is %s%s"
            .formatted(
                String.join(", ", candidates.subList(0, Math.min(5, candidates.size()))),
                Suggestion.didYouMean(reference.id().toString(), candidates));
  }
}
