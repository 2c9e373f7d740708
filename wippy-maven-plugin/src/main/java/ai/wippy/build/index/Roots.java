package ai.wippy.build.index;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which folders of a project hold definitions.
 *
 * @param scanned the application's folder first, then those of local modules
 * @param skipped folders below them that are not searched
 */
record Roots(List<ScanRoot> scanned, Set<Path> skipped) {
  private static final List<String> CUSTOMARY = List.of("src/main/wippy", "src");

  /**
   * Finds them.
   *
   * @param configured the folder that the user chose, if any; else the lock's, else the customary
   */
  static Roots find(Path project, Optional<Path> configured, SourceFiles files, Problems problems) {
    Optional<WippyLock> lock =
        WippyLock.find(project).map(file -> WippyLock.read(file, files, problems));
    Optional<Path> source =
        configured
            .or(() -> lock.map(WippyLock::source))
            .or(() -> customary(project).filter(Files::isDirectory).findFirst());
    var scanned = new ArrayList<ScanRoot>();
    if (source.filter(Files::isDirectory).isPresent()) {
      scanned.add(new ScanRoot(source.get(), project));
    } else {
      problems.add(missing(project, source, files));
    }
    lock.ifPresent(l -> scanned.addAll(l.replacements()));
    Stream<Path> skipped =
        Stream.concat(Stream.of(project.resolve("target")), lock.map(WippyLock::modules).stream());
    return new Roots(List.copyOf(scanned), Set.copyOf(skipped.toList()));
  }

  private static Stream<Path> customary(Path project) {
    return CUSTOMARY.stream().map(project::resolve);
  }

  private static Diagnostic missing(Path project, Optional<Path> source, SourceFiles files) {
    return source
        .map(folder ->
            Diagnostic.error(
                "source folder not found: " + files.name(folder),
                "create it, or correct wippy.sources or directories.src of " + WippyLock.FILE))
        .orElseGet(() ->
            Diagnostic.error(
                "no Wippy sources in " + project.getFileName(),
                "write src/main/wippy/_index.yaml, or set wippy.sources to the folder that"
                    + " holds it"));
  }
}
