package ai.wippy.build.index;

import ai.wippy.registry.Settings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the files of an application say.
 *
 * @param definitions every entry as it is written, in the order of the files
 * @param entries those without errors, in load order: what an entry refers to comes before it
 * @param settings the content of {@code .wippy.yaml}
 * @param roots the folders that were searched
 * @param inputs every file that the result depends on, absolute
 */
public record Index(
    List<Definition> definitions,
    List<IndexEntry> entries,
    Settings settings,
    List<ScanRoot> roots,
    SortedSet<Path> inputs) {
  /** Copies the collections. */
  public Index {
    definitions = List.copyOf(definitions);
    entries = List.copyOf(entries);
    roots = List.copyOf(roots);
    inputs = Collections.unmodifiableSortedSet(new TreeSet<>(inputs));
  }
}
