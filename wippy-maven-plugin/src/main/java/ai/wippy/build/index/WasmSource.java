package ai.wippy.build.index;

import ai.wippy.build.index.yaml.TextNode;
import ai.wippy.diagnostic.Problems;
import ai.wippy.registry.EntryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the code of a WASM entry comes from. */
public sealed interface WasmSource {
  /** The text format, written in the entry or in a file that it includes. */
  record Wat(TextNode text) implements WasmSource {}

  /**
   * A binary.
   *
   * @param fs the {@code fs.directory} that holds it
   * @param path the value of {@code path}
   * @param hash what its bytes must hash to
   * @param file the file, absolute; it exists
   */
  record Binary(EntryId fs, TextNode path, Hash hash, Path file) implements WasmSource {
    /**
     * The bytes of the file; empty, with a diagnostic, if they do not have the hash.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public Optional<byte[]> read(Problems problems) {
      try {
        byte[] bytes = Files.readAllBytes(file);
        return hash.matches(bytes, problems) ? Optional.of(bytes) : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException("failed to read wasm module from filesystem: " + file, e);
      }
    }
  }
}
