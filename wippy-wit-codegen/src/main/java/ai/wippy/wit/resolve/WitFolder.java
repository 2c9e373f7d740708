package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the texts of a package on disk (WIT, filesystem structure). */
public final class WitFolder {
  private static final long LARGEST = 16L << 20;

  private final Path base;
  private final Problems problems;

  /**
   * @param base what diagnostics name files relative to
   * @param problems receives files that are too large or not UTF-8
   */
  public WitFolder(Path base, Problems problems) {
    this.base = base.toAbsolutePath();
    this.problems = problems;
  }

  /**
   * Reads a package.
   *
   * @param path a file, or a folder with {@code .wit} files and perhaps a folder {@code deps},
   *     whose entries are {@code .wit} files or folders with such files
   */
  public WitSources read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return new WitSources(texts(List.of(path)), List.of());
    }
    var dependencies = new ArrayList<List<SourceText>>();
    Path deps = path.resolve("deps");
    if (Files.isDirectory(deps)) {
      for (Path entry : entries(deps)) {
        if (Files.isDirectory(entry)) {
          dependencies.add(texts(entries(entry)));
        } else {
          dependencies.add(texts(List.of(entry)));
        }
      }
    }
    dependencies.removeIf(List::isEmpty);
    return new WitSources(texts(entries(path)), dependencies);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private List<SourceText> texts(List<Path> files) throws IOException {
    var texts = new ArrayList<SourceText>();
    for (Path file : files) {
      if (Files.isRegularFile(file) && file.getFileName().toString().endsWith(".wit")) {
        text(file, texts);
      }
    }
    return texts;
  }

  private void text(Path file, List<SourceText> texts) throws IOException {
    String name = base.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    if (Files.size(file) > LARGEST) {
      problems.add(
          Diagnostic.error("%s is larger than %d MiB".formatted(name, LARGEST >> 20), "split it"));
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      texts.add(new SourceText(name, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()));
    } catch (CharacterCodingException e) {
      problems.add(Diagnostic.error("%s is not UTF-8".formatted(name), "save it as UTF-8"));
    }
  }
}
