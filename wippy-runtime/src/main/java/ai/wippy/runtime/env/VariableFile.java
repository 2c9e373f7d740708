package ai.wippy.runtime.env;

import ai.wippy.registry.FileMode;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of lines {@code KEY=VALUE}; blank lines and those that begin with {@code #} mean nothing.
 * It is read anew each time, so that a change takes effect at once.
 */
final class VariableFile {
  private final Path path;
  private final boolean create;
  private final FileMode fileMode;
  private final FileMode directoryMode;

  /**
   * A file, which is looked at only when it is needed.
   *
   * @param create whether to make it and its folder when they are missing
   * @param fileMode permissions of a file that is made
   * @param directoryMode permissions of a folder that is made
   */
  VariableFile(Path path, boolean create, FileMode fileMode, FileMode directoryMode) {
    this.path = path.toAbsolutePath();
    this.create = create;
    this.fileMode = fileMode;
    this.directoryMode = directoryMode;
  }

  Optional<String> get(String key) {
    String found = null;
    for (String line : lines()) {
      if (keyOf(line).equals(key)) {
        found = line.substring(line.indexOf('=') + 1).strip();
      }
    }
    return Optional.ofNullable(found);
  }

  synchronized void set(String key, String value) {
    if (key.indexOf('\n') >= 0 || key.indexOf('=') >= 0 || value.indexOf('\n') >= 0) {
      throw new Failure(Kind.INVALID, "%s does not fit on one line of %s".formatted(key, path));
    }
    var lines = new ArrayList<String>();
    for (String line : lines()) {
      if (!keyOf(line).equals(key)) {
        lines.add(line);
      }
    }
    lines.add(key + "=" + value);
    try {
      replace(lines);
    } catch (IOException e) {
      throw new Failure(Kind.INTERNAL, "%s cannot be written: %s".formatted(path, e), e);
    }
  }

  /** What a line sets; empty for one that sets nothing. */
  private static String keyOf(String line) {
    int equals = line.indexOf('=');
    return line.startsWith("#") || equals < 0 ? "" : line.substring(0, equals).strip();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      if (create) {
        return List.of();
      }
      throw new Failure(
          Kind.INTERNAL, "no file %s: make it, or set auto_create: true".formatted(path), e);
    } catch (IOException e) {
      throw new Failure(Kind.INTERNAL, "%s cannot be read: %s".formatted(path, e), e);
    }
  }

  /** Whoever reads at the same time sees the old lines or the new ones, never a part. */
  private void replace(List<String> lines) throws IOException {
    Path folder = path.getParent();
    if (create && folder != null) {
      Files.createDirectories(folder, directoryMode.attributes());
    }
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, fileMode.attributes());
    Files.write(fresh, lines);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
