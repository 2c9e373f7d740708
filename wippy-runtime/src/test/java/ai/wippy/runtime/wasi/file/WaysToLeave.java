package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Paths that lead out of a mount, for every way in which a guest can name a file. */
public final class WaysToLeave {
  private WaysToLeave() {}

  /** Makes the folder {@code inside} in {@code base}, with links to the one beside it. */
  public static Path make(Path base) throws IOException {
    Path outside = base.resolve("outside");
    Path inside = Files.createDirectory(base.resolve("inside"));
    Files.createDirectories(inside.resolve("a/b"));
    Files.writeString(inside.resolve("a/file"), "file");
    Files.createSymbolicLink(inside.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(inside.resolve("far"), Path.of("../outside"));
    Files.createSymbolicLink(inside.resolve("absolute"), outside);
    Files.createSymbolicLink(inside.resolve("root"), Path.of("/"));
    Files.createSymbolicLink(inside.resolve("a/file-far"), Path.of("../../outside/secret"));
    Files.createSymbolicLink(inside.resolve("hop"), Path.of("a/b/climb"));
    Files.createSymbolicLink(inside.resolve("a/b/climb"), Path.of("../../../outside"));
    Files.createSymbolicLink(inside.resolve("self"), Path.of("/proc/self/root"));
    Files.createSymbolicLink(inside.resolve("dangling-out"), Path.of("../outside/new"));
    return inside;
  }

  /** Removes the links: whoever clears the folder away is told of those out of it, one by one. */
  public static void clear(Path base) throws IOException {
    try (var all = Files.walk(base)) {
      for (Path link : all.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  /** Each names something outside, or nothing, in such a folder. */
  public static Stream<String> paths() {
    return Stream.of(
        "..",
        "../",
        "../outside/secret",
        "a/../../outside/secret",
        "a/b/../../../outside/secret",
        "./../outside/secret",
        "a//..//..//outside/secret",
        "/etc/passwd",
        "//etc/passwd",
        "/",
        "up/outside/secret",
        "far/secret",
        "absolute/secret",
        "root/etc/passwd",
        "a/file-far",
        "hop/secret",
        "a/b/climb/secret",
        "self/etc/passwd",
        "a/b/../../up/outside/secret",
        "far/../outside/secret",
        "up/",
        "absolute/",
        "root/",
        "hop/",
        "far/new",
        "absolute/new",
        "hop/new",
        "dangling-out",
        "up/inside/../outside/secret",
        "a/../up/../outside/secret");
  }
}
