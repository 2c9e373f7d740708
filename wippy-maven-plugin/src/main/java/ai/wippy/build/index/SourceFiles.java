package ai.wippy.build.index;

import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the text files of one project, each once, and remembers which ones it read. */
final class SourceFiles {
  private final Path project;
  private final Problems problems;
  private final SortedSet<Path> inputs = new TreeSet<>();
  private final Map<Path, Optional<SourceText>> texts = new HashMap<>();

  SourceFiles(Path project, Problems problems) {
    this.project = project;
    this.problems = problems;
  }

  /** The text of a file that exists; empty, with a diagnostic, if it is not UTF-8. */
  Optional<SourceText> read(Path file) {
    return texts.computeIfAbsent(file, this::decode);
  }

  /** Every file that was read. */
  SortedSet<Path> inputs() {
    return inputs;
  }

  /** Marks a file as one that the result depends on. */
  void addInput(Path file) {
    inputs.add(file);
  }

  /** The folder of the project. */
  Path project() {
    return project;
  }

  /** How a file is shown to the user: relative to the project, with forward slashes. */
  String name(Path file) {
    boolean related = Objects.equals(file.getRoot(), project.getRoot());
    Path shown = related ? project.relativize(file) : file;
    String name = shown.toString().replace('\\', '/');
    return name.isEmpty() ? "." : name;
  }

  private Optional<SourceText> decode(Path file) {
    inputs.add(file);
    try {
      return Utf8.decode(name(file), Files.readAllBytes(file), problems);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
