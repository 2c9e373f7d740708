package ai.wippy.codegen.command;

import ai.wippy.codegen.Generated.JavaFile;
import ai.wippy.codegen.Generator;
import ai.wippy.component.wit.ComponentPackages;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Problems;
import ai.wippy.wit.model.WitPackage;
import ai.wippy.wit.print.WitPrinter;
import ai.wippy.wit.resolve.WitFolder;
import ai.wippy.wit.resolve.WitOptions;
import ai.wippy.wit.resolve.WitResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes Java interfaces of a WIT package and of those that it depends on. */
public final class InterfacesCommand {
  private InterfacesCommand() {}

  /**
   * Makes the Java interfaces, and one WIT file that holds all interfaces. Files that would not
   * change are left alone.
   *
   * @param args the folder of the package, its dependencies in {@code deps}; the package that Java
   *     packages start with; the folder for Java files, in which nothing else may be; the WIT file;
   *     names of features to activate
   * @throws IllegalArgumentException if the WIT files have mistakes, with their diagnostics
   */
  public static void main(String... args) throws IOException {
    if (args.length < 4) {
      throw new IllegalArgumentException(
          "expected WIT-FOLDER JAVA-PREFIX JAVA-FOLDER WIT-FILE [FEATURE...], got "
              + String.join(" ", args));
    }
    Set<String> features = Arrays.stream(args).skip(4).collect(Collectors.toSet());
    Path folder = Path.of(args[0]);
    List<WitPackage> packages = resolve(folder, features);
    if (packages.isEmpty()) {
      throw new IllegalArgumentException("no package declares an interface in " + folder);
    }
    write(Path.of(args[2]), java(args[1], packages));
    writeChanged(Path.of(args[3]), text(packages));
  }

  private static List<WitPackage> resolve(Path folder, Set<String> features) throws IOException {
    var problems = new Problems();
    var sources = new WitFolder(folder, new ComponentPackages(), problems).read(folder);
    var options = new WitOptions(features, WitOptions.STRICT.later());
    var resolution = WitResolver.resolve(sources, options, problems);
    if (problems.hasErrors()) {
      throw new IllegalArgumentException(
          problems.all().stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
    }
    return resolution.packages().stream().filter(each -> !each.interfaces().isEmpty()).toList();
  }

  private static Map<Path, String> java(String prefix, List<WitPackage> packages) {
    var interfaces = packages.stream().flatMap(each -> each.interfaces().stream()).toList();
    var files = new TreeMap<Path, String>();
    for (JavaFile file : Generator.interfaces(prefix, interfaces)) {
      files.put(Path.of(file.path()), file.text());
    }
    return files;
  }

  private static String text(List<WitPackage> packages) {
    List<WitPackage> withoutWorlds =
        packages.stream()
            .map(each -> new WitPackage(each.name(), each.interfaces(), List.of(), each.docs()))
            .toList();
    return WitPrinter.print(
        withoutWorlds.getFirst(), withoutWorlds.subList(1, withoutWorlds.size()));
  }

  private static void write(Path folder, Map<Path, String> files) throws IOException {
    for (Map.Entry<Path, String> file : files.entrySet()) {
      writeChanged(folder.resolve(file.getKey()), file.getValue());
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        if (!files.containsKey(folder.relativize(file))) {
          Files.delete(file);
        }
      }
    }
  }

  private static void writeChanged(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
  }
}
