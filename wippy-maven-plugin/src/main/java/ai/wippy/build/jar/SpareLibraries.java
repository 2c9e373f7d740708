package ai.wippy.build.jar;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Libraries that the runtime can do without, and whose many files every start of the jar would pay
 * for: the JVM reads a jar's directory whole.
 *
 * @param folders where their files are, such as {@code org/example/}
 */
record SpareLibraries(List<String> folders) {
  /** The runtime knows by itself when it needs them. */
  private static final String RUNTIME = "ai/wippy/";

  /** They name what a library may depend on, used or not. */
  private static final String POMS = "META-INF/maven/";

  /** Leaves out those that nothing else mentions. */
  List<Library> leaveOut(List<Library> libraries) {
    List<Library> left = libraries;
    for (String folder : folders) {
      List<Library> others = left.stream().filter(each -> !each.hasFolder(folder)).toList();
      if (others.stream().noneMatch(each -> mentions(folder, each))) {
        left = others;
      }
    }
    return left;
  }

  private static boolean isSilent(String name) {
    return name.startsWith(RUNTIME) || name.startsWith(POMS) || Rule.of(name) == Rule.LICENCE;
  }

  /** In a class file, a file that names providers, or any other that says what code does. */
  private static boolean mentions(String folder, Library library) {
    String dotted = folder.replace('/', '.');
    return library.files().entrySet().stream()
        .filter(file -> !isSilent(file.getKey()))
        .anyMatch(file -> {
          // One char for each byte; names of packages are ASCII wherever they are.
          var text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
          return text.contains(folder) || text.contains(dotted) || file.getKey().contains(dotted);
        });
  }
}
