package ai.wippy.build.index;

import ai.wippy.build.index.yaml.MappingNode;
import ai.wippy.build.index.yaml.Node;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.build.index.yaml.YamlReader;
import ai.wippy.diagnostic.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code wippy.lock} says about folders.
 *
 * @param source where the application's definitions are
 * @param modules where downloaded modules are kept
 * @param replacements roots of the modules that are read from local folders
 */
record WippyLock(Path source, Path modules, List<ScanRoot> replacements) {
  static final String FILE = "wippy.lock";

  /** The lock of a folder or of the nearest folder above it that has one. */
  static Optional<Path> find(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(FILE))) {
        return Optional.of(at.resolve(FILE));
      }
    }
    return Optional.empty();
  }

  /** Reads a lock; what is broken in it is reported and taken as not written. */
  static WippyLock read(Path file, SourceFiles files, Problems problems) {
    Optional<MappingNode> content =
        files
            .read(file)
            .flatMap(text -> YamlReader.read(text, problems))
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast);
    Path folder = file.resolveSibling("").normalize();
    Optional<MappingNode> directories = content.flatMap(c -> c.mapping("directories"));
    return new WippyLock(
        directory(folder, directories, "src", "."),
        directory(folder, directories, "modules", ".wippy"),
        content.map(c -> replacements(folder, c, files, problems)).orElse(List.of()));
  }

  private static Path directory(
      Path folder, Optional<MappingNode> directories, String key, String otherwise) {
    String path = directories.flatMap(d -> d.text(key)).map(TextNode::value).orElse(otherwise);
    return folder.resolve(path).normalize();
  }

  private static List<ScanRoot> replacements(
      Path folder, MappingNode content, SourceFiles files, Problems problems) {
    var roots = new ArrayList<ScanRoot>();
    Set<String> replaced = new HashSet<>();
    for (Node item : content.items("replacements")) {
      if (item instanceof MappingNode replacement) {
        replacement.text("from").ifPresent(from -> replaced.add(from.value()));
        replacement.text("to").ifPresent(to -> add(roots, folder, to, files, problems));
      }
    }
    for (Node item : content.items("modules")) {
      if (item instanceof MappingNode module) {
        module
            .text("name")
            .filter(name -> !replaced.contains(name.value()))
            .ifPresent(name -> warnUnread(name, problems));
      }
    }
    return roots;
  }

  private static void add(
      List<ScanRoot> roots, Path folder, TextNode to, SourceFiles files, Problems problems) {
    Path module = folder.resolve(to.value()).normalize();
    if (!Files.isDirectory(module)) {
      problems.error(
          to.span(),
          "replacement folder not found: " + to.value(),
          "the path is relative to %s; it means %s".formatted(FILE, files.name(module)));
      return;
    }
    Path lock = module.resolve(FILE);
    Path source = Files.isRegularFile(lock) ? read(lock, files, problems).source() : module;
    roots.add(new ScanRoot(source, module));
  }

  private static void warnUnread(TextNode name, Problems problems) {
    problems.warning(
        name.span(),
        "module %s is not read".formatted(name.value()),
        "only modules in local folders are: add a replacement with from: %s and to: its folder"
            .formatted(name.value()));
  }
}
