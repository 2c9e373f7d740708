package ai.wippy.build.index;

import ai.wippy.build.index.References.Target;
import ai.wippy.build.index.schema.Reference;
import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.EntryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the binaries that {@code fs}, {@code path} and {@code hash} of an entry mean. */
final class WasmFiles {
  private static final Target FILESYSTEM =
      new Target("fs", "filesystem not found", List.of("fs.directory"));

  private final Map<EntryId, FsDirectory> directories;
  private final References references;
  private final SourceFiles files;
  private final Problems problems;

  WasmFiles(
      Map<EntryId, FsDirectory> directories,
      References references,
      SourceFiles files,
      Problems problems) {
    this.directories = directories;
    this.references = references;
    this.files = files;
    this.problems = problems;
  }

  Optional<WasmSource> find(Definition definition) {
    Reference fs = Reference.of(definition.data().get("fs").orElseThrow()).orElseThrow();
    TextNode path = definition.data().text("path").orElseThrow();
    Optional<TextNode> hash = hash(definition);
    Optional<Path> file =
        references
            .follow(definition, fs, FILESYSTEM)
            .flatMap(found -> Optional.ofNullable(directories.get(found.id())))
            .flatMap(directory -> file(definition, directory, path));
    checkHashGiven(definition, file, problems);
    Optional<Hash> expected = hash.flatMap(h -> Hash.parse(h, problems));
    return file.flatMap(f -> expected.map(h -> new WasmSource.Binary(fs.id(), path, h, f)));
  }

  /** Reports a missing hash together with the one to write, if the file is known. */
  static void checkHashGiven(Definition definition, Optional<Path> file, Problems problems) {
    boolean binary = definition.kind().value().endsWith(".wasm");
    if (binary && hash(definition).isEmpty()) {
      problems.error(
          definition.name().span(),
          "hash is required in entry " + definition.id(),
          "write hash: " + file.map(WasmFiles::hash).orElse("sha256: and the digest of the file"));
    }
  }

  private static Optional<TextNode> hash(Definition definition) {
    return definition.data().text("hash").filter(hash -> !hash.value().isBlank());
  }

  private Optional<Path> file(Definition definition, FsDirectory directory, TextNode path) {
    Path file = directory.folder().resolve(path.value().replaceFirst("^/+", "")).normalize();
    String problem = "failed to open file: %s in entry %s".formatted(path.value(), definition.id());
    if (!file.startsWith(directory.folder())) {
      problems.error(
          path.span(), problem, "the path leaves %s".formatted(files.name(directory.folder())));
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      problems.error(
          path.span(),
          problem,
          "%s means %s; there is no such %s%s"
              .formatted(
                  directory.id(),
                  files.name(directory.folder()),
                  Files.isDirectory(directory.folder()) ? "file in it" : "folder",
                  Neighbours.didYouMean(file)));
      return Optional.empty();
    }
    files.addInput(file);
    return Optional.of(file);
  }

  private static String hash(Path file) {
    try {
      return Hash.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
