package ai.wippy.build.index;

import ai.wippy.diagnostic.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that stand where a missing one was looked for. */
final class Neighbours {
  private Neighbours() {}

  /** {@code ; did you mean `name`?} with the name of a file in the same folder, or nothing. */
  static String didYouMean(Path missing) {
    return Suggestion.didYouMean(
        missing.getFileName().toString(), names(missing.resolveSibling("")));
  }

  /** Names in a folder, sorted; none if there is no such folder. */
  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
