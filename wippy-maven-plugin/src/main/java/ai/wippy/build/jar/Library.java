package ai.wippy.build.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * A jar or a folder of classes, read into memory.
 *
 * @param name how messages call it
 * @param path where it was read
 * @param files content by name, with slashes
 */
record Library(String name, Path path, SortedMap<String, byte[]> files) {
  private static final String VERSIONS = "META-INF/versions/";

  /** Reads a jar, or a folder; a folder that does not exist is empty. */
  static Library read(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return readJar(path);
    }
    return readFolder(path);
  }

  /** Whether classes under {@code META-INF/versions} replace others. */
  boolean isMultiRelease() {
    return files.keySet().stream().anyMatch(name -> name.startsWith(VERSIONS));
  }

  /** Whether it has a file in a folder, such as {@code org/example/}. */
  boolean hasFolder(String folder) {
    return files.keySet().stream().anyMatch(name -> name.startsWith(folder));
  }

  private static Library readJar(Path path) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var jar = new JarFile(path.toFile(), false)) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        // Without the manifest's word, the JVM ignores this folder, and must go on doing so.
        boolean dead = entry.getName().startsWith(VERSIONS) && !jar.isMultiRelease();
        if (!entry.isDirectory() && !dead) {
          try (var content = jar.getInputStream(entry)) {
            files.put(entry.getName(), content.readAllBytes());
          }
        }
      }
    } catch (ZipException e) {
      throw new IOException("%s is not a readable jar: %s".formatted(path, e.getMessage()), e);
    }
    return new Library(path.getFileName().toString(), path, files);
  }

  private static Library readFolder(Path folder) throws IOException {
    var files = new TreeMap<String, byte[]>();
    if (Files.isDirectory(folder)) {
      for (Path file : filesBelow(folder)) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(file));
      }
    }
    return new Library(folder.toString(), folder, files);
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
