package ai.wippy.build.jar;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Makes the classes of the runtime's libraries ready, when the plugin itself is built. */
public final class ReadymadeCommand {
  private ReadymadeCommand() {}

  /**
   * Writes a resource for each jar of a class path that has a file in one of the folders. What is
   * no jar yet, as in a build that ends with the tests, is left out.
   *
   * @param args the root of the plugin's classes; a class path; folders of classes, such as {@code
   *     org/example/}
   * @throws IllegalArgumentException if no jar has a file in one of the folders
   */
  public static void main(String... args) throws IOException {
    if (args.length < 3) {
      throw new IllegalArgumentException(
          "expected CLASSES CLASS-PATH FOLDER..., got " + String.join(" ", args));
    }
    Path root = Path.of(args[0]);
    List<Library> libraries = new ArrayList<>();
    for (String path : args[1].split(File.pathSeparator)) {
      Library library = Library.read(Path.of(path));
      if (Arrays.stream(args).skip(2).anyMatch(library::hasFolder)) {
        libraries.add(library);
      }
    }
    for (String folder : Arrays.copyOfRange(args, 2, args.length)) {
      if (libraries.stream().noneMatch(library -> library.hasFolder(folder))) {
        throw new IllegalArgumentException(
            "no class of `%s` on the class path; mend the folders in the plugin's pom.xml"
                .formatted(folder));
      }
    }
    var all = new TreeMap<String, byte[]>();
    libraries.forEach(library -> all.putAll(library.files()));
    var classes = new ReadyClasses(all);
    Readymade.clear(root);
    for (Library library : libraries) {
      if (Files.isRegularFile(library.path())) {
        Readymade.write(root, library, classes.ready(library.files()));
      }
    }
  }
}
