package ai.wippy.build.index;

import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.build.index.yaml.TextOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The WIT text of an entry.
 *
 * @param text the text
 * @param dependencies the folder of packages that it may refer to, absolute: {@code deps} beside
 *     the file that holds the text; empty if there is none
 */
public record WitText(TextNode text, Optional<Path> dependencies) {
  private static final String FOLDER = "deps";

  static WitText of(TextNode text, SourceFiles files) {
    if (!(text.origin() instanceof TextOrigin.Included(var source))) {
      return new WitText(text, Optional.empty());
    }
    Path folder = files.project().resolve(source.name()).resolveSibling(FOLDER);
    if (!Files.isDirectory(folder)) {
      return new WitText(text, Optional.empty());
    }
    below(folder).forEach(files::addInput);
    return new WitText(text, Optional.of(folder));
  }

  /** Whether a WIT text somewhere could depend on a file. */
  static boolean isDependency(Path file) {
    return file.toString().matches(".*[.](wit|wat|wasm)") && (isIn(file, 2) || isIn(file, 3));
  }

  private static boolean isIn(Path file, int levels) {
    int at = file.getNameCount() - levels;
    return at >= 0 && file.getName(at).toString().equals(FOLDER);
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
