package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plugin knows the runtime that it is published with, and need not make its classes ready. */
final class ReadymadeIT {
  private static final Path REPOSITORY = Path.of("target/local-repository");

  @Test
  void theRuntimeAndItsLibrariesAreKnown() throws Exception {
    try (var plugin = new JarFile(jars("ai/wippy/wippy-maven-plugin").getFirst().toFile())) {
      List<String> files = plugin.stream().map(JarEntry::getName).toList();
      for (String library :
          List.of(
              "ai/wippy/wippy-runtime",
              "com/dylibso/chicory/runtime",
              "com/dylibso/chicory/wasm",
              "org/luaj/luaj-jse",
              "org/eclipse/jetty/jetty-server")) {
        assertThat(files).as(library).containsAnyElementsOf(resources(library));
      }
    }
  }

  /**
   * Under what name the plugin would know a library; earlier builds may have left other versions.
   */
  private static List<String> resources(String library) throws Exception {
    var names = new ArrayList<String>();
    for (Path jar : jars(library)) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      names.add("ai/wippy/build/jar/readymade/" + HexFormat.of().formatHex(hash));
    }
    return names;
  }

  private static List<Path> jars(String artifact) throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY.resolve(artifact))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
