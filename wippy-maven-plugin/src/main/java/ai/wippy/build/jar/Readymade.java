package ai.wippy.build.jar;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@link ReadyClasses} makes of libraries that most applications have: made once, when this
 * plugin is built, because a JVM that has just started takes longer for it than for all else of a
 * jar. Each is a resource under the SHA-256 of its jar, and holds the files that change or come
 * new.
 *
 * @param loader of the resources
 */
record Readymade(ClassLoader loader) {
  private static final String FOLDER = "ai/wippy/build/jar/readymade/";

  /** Those that this plugin brings. */
  static Readymade shipped() {
    return new Readymade(Readymade.class.getClassLoader());
  }

  /** What is known of a jar, by name; empty for a folder, and for any other jar. */
  Optional<SortedMap<String, byte[]>> of(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    try (InputStream found = loader.getResourceAsStream(FOLDER + hash(jar))) {
      return found == null ? Optional.empty() : Optional.of(read(found));
    }
  }

  private static SortedMap<String, byte[]> read(InputStream in) throws IOException {
    var files = new TreeMap<String, byte[]>();
    var data = new DataInputStream(new BufferedInputStream(in));
    int count = data.readInt();
    for (int i = 0; i < count; i++) {
      String name = data.readUTF();
      var content = new byte[data.readInt()];
      data.readFully(content);
      files.put(name, content);
    }
    return files;
  }

  /**
   * Writes the resource for a library.
   *
   * @param root of the class path that it shall be found on
   * @param ready all that became of the library's files
   */
  static void write(Path root, Library library, SortedMap<String, byte[]> ready)
      throws IOException {
    var changed = new TreeMap<>(ready);
    changed
        .entrySet()
        .removeIf(file -> Arrays.equals(library.files().get(file.getKey()), file.getValue()));
    Path file = root.resolve(FOLDER + hash(library.path()));
    Files.createDirectories(file.getParent());
    try (var data = new DataOutputStream(Files.newOutputStream(file))) {
      data.writeInt(changed.size());
      for (var each : changed.entrySet()) {
        data.writeUTF(each.getKey());
        data.writeInt(each.getValue().length);
        data.write(each.getValue());
      }
    }
  }

  /** Deletes all resources below a root. */
  static void clear(Path root) throws IOException {
    Path folder = root.resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  private static String hash(Path jar) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
