package ai.wippy.build.index;

import ai.wippy.build.index.schema.Reference;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds libraries that import each other in a circle. */
final class ImportCycles {
  private final Map<EntryId, LuaEntry> chunks = new HashMap<>();
  private final Set<EntryId> done = new HashSet<>();
  private final List<EntryId> path = new ArrayList<>();
  private final Problems problems;

  private ImportCycles(List<IndexEntry> entries, Problems problems) {
    this.problems = problems;
    for (IndexEntry entry : entries) {
      if (entry instanceof LuaEntry chunk) {
        chunks.put(chunk.id(), chunk);
      }
    }
  }

  /** Reports each circle once, at the import that closes it. */
  static void check(List<IndexEntry> entries, Problems problems) {
    var cycles = new ImportCycles(entries, problems);
    cycles.chunks.keySet().stream().sorted().forEach(cycles::visit);
  }

  private void visit(EntryId id) {
    LuaEntry chunk = chunks.get(id);
    if (chunk == null || done.contains(id)) {
      return;
    }
    path.add(id);
    for (Reference imported : chunk.imports().values()) {
      if (path.contains(imported.id())) {
        report(imported);
      } else {
        visit(imported.id());
      }
    }
    path.removeLast();
    done.add(id);
  }

  private void report(Reference closing) {
    List<EntryId> circle = path.subList(path.indexOf(closing.id()), path.size());
    String shown = circle.stream().map(EntryId::toString).collect(Collectors.joining(" -> "));
    problems.error(
        closing.span(),
        "cyclic imports: %s -> %s".formatted(shown, closing.id()),
        "move what they share to a library that imports none of them");
  }
}
