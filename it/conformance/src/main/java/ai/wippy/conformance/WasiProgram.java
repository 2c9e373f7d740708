package ai.wippy.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program over WASI and what it must do.
 *
 * @param file the component
 * @param place of it in the suite
 * @param args after its own name
 * @param env its environment
 * @param root name of the folder beside it that is its root directory; empty for none
 * @param exitCode with which it must end
 * @param stdout what it must print; empty for anything
 */
record WasiProgram(
    Path file,
    String place,
    List<String> args,
    Map<String, String> env,
    Optional<String> root,
    int exitCode,
    Optional<String> stdout) {
  static WasiProgram read(Path suite, Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.wasm$", "");
    Path described = file.resolveSibling(name + ".json");
    Json json = Json.parse(Files.exists(described) ? Files.readString(described) : "{}");
    var args = new ArrayList<String>();
    if (json.has("args")) {
      json.get("args").elements().forEach(arg -> args.add(arg.text()));
    }
    Map<String, String> env = new LinkedHashMap<>();
    if (json.has("env")) {
      json.get("env").members().forEach((key, value) -> env.put(key, value.text()));
    }
    return new WasiProgram(
        file,
        suite.relativize(file).toString(),
        args,
        env,
        text(json, "root"),
        json.has("exit_code") ? json.get("exit_code").number() : 0,
        text(json, "stdout"));
  }

  private static Optional<String> text(Json json, String name) {
    return json.has(name) ? Optional.of(json.get(name).text()) : Optional.empty();
  }

  /** The command line: its name, then its arguments. */
  List<String> words() {
    return Stream.concat(Stream.of(file.getFileName().toString()), args.stream()).toList();
  }

  /** A fresh copy of its folder below {@code work}; empty if it gets none. */
  Optional<Path> copyOfRoot(Path work) throws IOException {
    if (root.isEmpty()) {
      return Optional.empty();
    }
    Path from = file.resolveSibling(root.get());
    Path to = work.resolve(root.get());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.write(copy, Files.readAllBytes(each));
        }
      }
    }
    return Optional.of(to);
  }
}
