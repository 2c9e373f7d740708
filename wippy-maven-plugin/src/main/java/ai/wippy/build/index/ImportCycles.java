package ai.wippy.build.index;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.Span;
import ai.wippy.registry.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds libraries, or components that are linked, which import each other in a circle. */
final class ImportCycles {
  private final Map<EntryId, List<Import>> imports = new HashMap<>();
  private final Set<EntryId> done = new HashSet<>();
  private final List<EntryId> path = new ArrayList<>();
  private final Problems problems;

  private ImportCycles(List<IndexEntry> entries, Problems problems) {
    this.problems = problems;
    for (IndexEntry entry : entries) {
      imports.put(entry.id(), imports(entry));
    }
  }

  /**
   * An import of one entry by another.
   *
   * @param help how to do without
   */
  private record Import(Span span, EntryId id, String help) {}

  private static List<Import> imports(IndexEntry entry) {
    return switch (entry) {
      case LuaEntry chunk ->
          chunk.imports().values().stream()
              .map(each ->
                  new Import(
                      each.span(),
                      each.id(),
                      "move what they share to a library that imports none of them"))
              .toList();
      case WasmEntry guest ->
          guest.links().stream()
              .map(each ->
                  new Import(
                      each.span(),
                      each.entry(),
                      "one of them must be instantiated first; remove this import"))
              .toList();
      case FsDirectory _, PlainEntry _ -> List.of();
    };
  }

  /** Reports each circle once, at the import that closes it. */
  static void check(List<IndexEntry> entries, Problems problems) {
    var cycles = new ImportCycles(entries, problems);
    cycles.imports.keySet().stream().sorted().forEach(cycles::visit);
  }

  private void visit(EntryId id) {
    List<Import> all = imports.get(id);
    if (all == null || done.contains(id)) {
      return;
    }
    path.add(id);
    for (Import imported : all) {
      if (path.contains(imported.id())) {
        report(imported);
      } else {
        visit(imported.id());
      }
    }
    path.removeLast();
    done.add(id);
  }

  private void report(Import closing) {
    List<EntryId> circle = path.subList(path.indexOf(closing.id()), path.size());
    String shown = circle.stream().map(EntryId::toString).collect(Collectors.joining(" -> "));
    problems.error(
        closing.span(), "cyclic imports: %s -> %s".formatted(shown, closing.id()), closing.help());
  }
}
