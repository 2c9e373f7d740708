package ai.wippy.build.index;

import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.EntryId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the definitions of an application from its folders. */
public final class IndexReader {
  private final Path project;
  private final Optional<Path> sources;

  /**
   * @param project the folder of the Maven project
   * @param sources the folder to search for definitions; empty for that of {@code wippy.lock}, else
   *     {@code src/main/wippy}, else {@code src}
   */
  public IndexReader(Path project, Optional<Path> sources) {
    this.project = project.toAbsolutePath().normalize();
    this.sources = sources.map(folder -> this.project.resolve(folder).normalize());
  }

  /**
   * Every file that may be a definition, and those that say where definitions are; some may not
   * exist. Together with {@link Index#inputs()} they tell whether another run would read the same.
   *
   * @throws java.io.UncheckedIOException if a folder cannot be listed
   */
  public List<Path> candidates() {
    var problems = new Problems();
    var files = new SourceFiles(project, problems);
    Roots roots = Roots.find(project, sources, files, problems);
    List<Path> candidates = new ArrayList<>(files.inputs());
    candidates.add(project.resolve(SettingsFile.FILE));
    for (ScanRoot root : roots.scanned()) {
      candidates.addAll(DefinitionFiles.below(root.folder(), roots.skipped()));
      candidates.addAll(
          DefinitionFiles.below(root.folder(), roots.skipped(), WitText::isDependency));
    }
    return candidates;
  }

  /**
   * Reads everything.
   *
   * @param problems receives whatever is wrong, of all files together
   * @throws java.io.UncheckedIOException if a file or folder cannot be read
   */
  public Index read(Problems problems) {
    var files = new SourceFiles(project, problems);
    Roots roots = Roots.find(project, sources, files, problems);
    SettingsFile settings = SettingsFile.read(files, problems);
    Map<EntryId, Definition> definitions = definitions(roots, files, problems);
    settings.overrides().forEach(override -> override.apply(definitions, problems));
    List<IndexEntry> entries = new EntryDecoder(definitions, files, problems).decode();
    ImportCycles.check(entries, problems);
    Commands.check(entries, problems);
    Variables.check(entries, problems);
    HttpRoutes.check(entries, problems);
    SecurityPolicies.check(definitions.values(), entries, problems);
    return new Index(
        List.copyOf(definitions.values()),
        LoadOrder.of(entries),
        settings.settings(),
        roots.scanned(),
        files.inputs());
  }

  private static Map<EntryId, Definition> definitions(
      Roots roots, SourceFiles files, Problems problems) {
    Map<EntryId, Definition> definitions = new LinkedHashMap<>();
    for (ScanRoot root : roots.scanned()) {
      for (Path file : DefinitionFiles.below(root.folder(), roots.skipped())) {
        for (Definition found : new DefinitionReader(root, file, files, problems).read()) {
          Definition first = definitions.putIfAbsent(found.id(), found);
          if (first != null) {
            problems.error(
                found.name().span(),
                "duplicate entry " + found.id(),
                "it is first defined at %s; rename one of them".formatted(first.name().span()));
          }
        }
      }
    }
    return definitions;
  }
}
