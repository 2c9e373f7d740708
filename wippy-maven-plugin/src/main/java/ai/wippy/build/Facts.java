package ai.wippy.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the outputs of a step follow from: the content of files, and settings. Each fact has a key
 * that reads as a noun, such as {@code input src/main/wippy/_index.yaml}, and the SHA-256 of its
 * value. Not thread-safe.
 */
final class Facts {
  /** Stands for the content of a file that does not exist. */
  static final String ABSENT = "absent";

  private final Path base;
  private final SortedMap<String, String> found = new TreeMap<>();

  /**
   * @param base the project's folder; files below it are named relative to it
   */
  Facts(Path base) {
    this.base = base;
  }

  /** Adds the content of a file, or that there is none. */
  Facts input(Path file) throws IOException {
    found.put("input " + name(base, file), hash(file));
    return this;
  }

  /** Adds the content of files. */
  Facts inputs(Collection<Path> files) throws IOException {
    for (Path file : files) {
      input(file);
    }
    return this;
  }

  /** Adds the content of a file, or of every file below a folder. */
  Facts tree(Path path) throws IOException {
    return Files.isDirectory(path) ? inputs(filesBelow(path)) : input(path);
  }

  /** Adds a setting. */
  Facts setting(String name, @Nullable Object value) {
    found.put("setting " + name, hash(String.valueOf(value).getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** All facts, by key. */
  SortedMap<String, String> all() {
    return Collections.unmodifiableSortedMap(found);
  }

  /** How a file is named in keys: with slashes, relative to the project if it lies there. */
  static String name(Path base, Path file) {
    Path shown = file.startsWith(base) ? base.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  static String hash(Path file) throws IOException {
    try {
      return hash(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return ABSENT;
    }
  }

  static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
