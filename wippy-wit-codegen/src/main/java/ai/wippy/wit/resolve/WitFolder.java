package ai.wippy.wit.resolve;

import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.diagnostic.SourceText;
import ai.wippy.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the texts of a package on disk (WIT, filesystem structure). */
public final class WitFolder {
  private static final long LARGEST = 16L << 20;

  private final Path base;
  private final PackageReader compiled;
  private final Problems problems;

  /**
   * @param base what diagnostics name files relative to
   * @param compiled reads packages that are components
   * @param problems receives files that are too large, not UTF-8, or no packages, and folders
   *     without any
   */
  public WitFolder(Path base, PackageReader compiled, Problems problems) {
    this.base = base.toAbsolutePath();
    this.compiled = compiled;
    this.problems = problems;
  }

  /**
   * Reads a package.
   *
   * @param path a file, or a folder with {@code .wit} files and perhaps a folder {@code deps},
   *     whose entries are files or folders with {@code .wit} files; a file is WIT text, or a
   *     component that holds a package, as {@code .wasm} or {@code .wat}
   */
  public WitSources read(Path path) throws IOException {
    var parts = new PackageParts(problems);
    if (!Files.isDirectory(path)) {
      return new WitSources(file(path, parts), List.of(), parts.texts());
    }
    List<SourceText> root = texts(path);
    if (root.isEmpty() && !problems.hasErrors()) {
      problems.add(
          Diagnostic.error(
              "there is no `.wit` file in %s".formatted(shown(path)),
              "put the package there; `deps` only holds what it depends on"));
    }
    return new WitSources(root, dependencies(path.resolve("deps"), parts), parts.texts());
  }

  /**
   * Reads what a folder {@code deps} holds.
   *
   * @param folder need not exist
   */
  public WitSources dependencies(Path folder) throws IOException {
    var parts = new PackageParts(problems);
    return new WitSources(List.of(), dependencies(folder, parts), parts.texts());
  }

  private List<List<SourceText>> dependencies(Path folder, PackageParts parts) throws IOException {
    var dependencies = new ArrayList<List<SourceText>>();
    if (Files.isDirectory(folder)) {
      for (Path entry : entries(folder)) {
        dependencies.add(Files.isDirectory(entry) ? texts(entry) : file(entry, parts));
      }
    }
    dependencies.removeIf(List::isEmpty);
    return dependencies;
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private List<SourceText> texts(Path folder) throws IOException {
    var texts = new ArrayList<SourceText>();
    for (Path file : entries(folder)) {
      if (Files.isRegularFile(file) && file.getFileName().toString().endsWith(".wit")) {
        text(file).ifPresent(texts::add);
      }
    }
    return texts;
  }

  /** The text of a file; none if it is no package, such as a licence among the dependencies. */
  private List<SourceText> file(Path file, PackageParts parts) throws IOException {
    String name = file.getFileName().toString();
    Optional<SourceText> text =
        name.endsWith(".wit")
            ? text(file)
            : name.endsWith(".wasm") || name.endsWith(".wat")
                ? compiled(file, parts)
                : Optional.empty();
    return text.stream().toList();
  }

  private Optional<SourceText> compiled(Path file, PackageParts parts) throws IOException {
    String name = shown(file);
    Optional<CompiledPackage> found =
        content(file).flatMap(content -> compiled.read(name, content, problems));
    found.ifPresent(read -> read.others().forEach(other -> parts.add(name, other)));
    return found.map(read -> new SourceText(name, WitPrinter.print(read.root(), List.of())));
  }

  private Optional<SourceText> text(Path file) throws IOException {
    Optional<byte[]> content = content(file);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      var bytes = ByteBuffer.wrap(content.get());
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Optional.of(new SourceText(shown(file), text));
    } catch (CharacterCodingException e) {
      problems.add(Diagnostic.error("%s is not UTF-8".formatted(shown(file)), "save it as UTF-8"));
      return Optional.empty();
    }
  }

  private Optional<byte[]> content(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      problems.add(
          Diagnostic.error(
              "%s is larger than %d MiB".formatted(shown(file), LARGEST >> 20), "split it"));
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file));
  }

  private String shown(Path file) {
    return base.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
  }
}
