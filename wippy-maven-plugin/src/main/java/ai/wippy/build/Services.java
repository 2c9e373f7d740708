package ai.wippy.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the files below {@code META-INF/services} of a class path say. */
final class Services {
  static final String FOLDER = "META-INF/services/";

  private final List<Path> classPath;

  /**
   * The services of a class path.
   *
   * @param classPath folders of classes, and jars
   */
  Services(List<Path> classPath) {
    this.classPath = List.copyOf(classPath);
  }

  /** Names of the classes that implement an interface. */
  SortedSet<String> implementations(String type) throws IOException {
    var names = new TreeSet<String>();
    for (Path element : classPath) {
      content(element, FOLDER + type)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(names::add);
    }
    return names;
  }

  private static String content(Path element, String name) throws IOException {
    if (Files.isDirectory(element)) {
      Path file = element.resolve(name);
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    }
    if (!Files.isRegularFile(element)) {
      return "";
    }
    try (var jar = new ZipFile(element.toFile())) {
      ZipEntry entry = jar.getEntry(name);
      if (entry == null) {
        return "";
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
