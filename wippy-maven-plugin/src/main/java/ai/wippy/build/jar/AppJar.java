package ai.wippy.build.jar;

import ai.wippy.content.Providers;
import ai.wippy.diagnostic.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * An executable jar.
 *
 * <p>It is flat, so that the JDK's AOT cache works on it. The same class path gives the same bytes,
 * in any order and any time zone, with the same plugin and on the same JDK; another JDK's zlib may
 * compress differently.
 *
 * @param classPath jars and folders of classes
 * @param spare folders of packages that are left out, such as {@code org/example/}, with all of the
 *     jar that they are in, unless a class or another file that is not the runtime's mentions them;
 *     in the order in which to ask
 * @param mainClass the class that {@code java -jar} starts
 * @param timestamp the time of every file in it
 */
public record AppJar(
    List<Path> classPath, List<String> spare, String mainClass, Instant timestamp) {
  private static final String SERVICES = "META-INF/services/";

  /** Copies the lists. */
  public AppJar {
    classPath = List.copyOf(classPath);
    spare = List.copyOf(spare);
  }

  /**
   * The bytes of the jar, held in memory whole. Two libraries with different content under one name
   * are reported.
   *
   * @throws IOException if something on the class path cannot be read
   */
  public byte[] pack(Problems problems) throws IOException {
    return pack(Readymade.shipped(), problems);
  }

  /** The same, with what has been made of some libraries before. */
  byte[] pack(Readymade readymade, Problems problems) throws IOException {
    var contents = new Contents();
    List<Library> libraries = new ArrayList<>();
    for (Path path : classPath) {
      libraries.add(Library.read(path));
    }
    List<Library> used = new SpareLibraries(spare).leaveOut(libraries);
    used.forEach(contents::add);
    contents.report(problems);
    return write(
        manifest(used.stream().anyMatch(Library::isMultiRelease)),
        ready(used, contents, readymade));
  }

  /** All files of the jar, its classes ready. */
  private static SortedMap<String, byte[]> ready(
      List<Library> libraries, Contents contents, Readymade readymade) throws IOException {
    SortedMap<String, byte[]> merged = contents.merged();
    var files = new TreeMap<>(merged);
    var others = new TreeMap<String, byte[]>();
    for (Library library : libraries) {
      SortedMap<String, byte[]> kept = contents.kept(library);
      Optional<SortedMap<String, byte[]>> known = readymade.of(library.path());
      if (known.isPresent()) {
        // What another library brought first, and what is dropped, stays that way.
        known
            .get()
            .keySet()
            .removeIf(name -> library.files().containsKey(name) && !kept.containsKey(name));
        files.putAll(known.get());
      } else {
        others.putAll(kept);
      }
    }
    files.putAll(new ReadyClasses(merged).ready(others));
    files.putAll(Providers.files(services(files.keySet())));
    return files;
  }

  private static List<String> services(Set<String> files) {
    return files.stream()
        .filter(name -> name.startsWith(SERVICES))
        .map(name -> name.substring(SERVICES.length()))
        .toList();
  }

  private Manifest manifest(boolean multiRelease) {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
    if (multiRelease) {
      attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    }
    return manifest;
  }

  private byte[] write(Manifest manifest, Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var jar = new JarOutputStream(bytes)) {
      // The manifest comes first, where JarInputStream looks for it.
      jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
      manifest.write(jar);
      for (var file : files.entrySet()) {
        jar.putNextEntry(entry(file.getKey()));
        jar.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private ZipEntry entry(String name) {
    var entry = new ZipEntry(name);
    // A zip file holds local time; the other setters would ask the machine for its zone.
    entry.setTimeLocal(LocalDateTime.ofInstant(timestamp, ZoneOffset.UTC));
    return entry;
  }
}
