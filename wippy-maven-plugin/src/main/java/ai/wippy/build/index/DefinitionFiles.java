package ai.wippy.build.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the files below a folder that may hold definitions. */
final class DefinitionFiles {
  private static final Set<String> EXTENSIONS = Set.of("yaml", "yml", "json");

  private DefinitionFiles() {}

  /**
   * All YAML and JSON files, ordered by their paths segment by segment, so that the result does not
   * depend on the file system.
   */
  static List<Path> below(Path folder, Set<Path> skipped) {
    return below(
        folder, skipped, file -> EXTENSIONS.contains(extension(file.getFileName().toString())));
  }

  /** All files of some kind, in the same order. */
  static List<Path> below(Path folder, Set<Path> skipped, Predicate<Path> kind) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(folder, new Collector(folder, skipped, kind, found));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    found.sort(Comparator.comparing((Path file) -> segments(folder, file), BY_SEGMENT));
    return found;
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static final Comparator<List<String>> BY_SEGMENT =
      (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
          int order = a.get(i).compareTo(b.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(a.size(), b.size());
      };

  private static List<String> segments(Path folder, Path file) {
    var names = new ArrayList<String>();
    folder.relativize(file).forEach(name -> names.add(name.toString()));
    return names;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Set<Path> skipped;
    private final Predicate<Path> kind;
    private final List<Path> found;

    Collector(Path root, Set<Path> skipped, Predicate<Path> kind, List<Path> found) {
      this.root = root;
      this.skipped = skipped;
      this.kind = kind;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skip =
          !folder.equals(root) && (skipped.contains(folder) || folder.endsWith("node_modules"));
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (Files.isRegularFile(file) && kind.test(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
