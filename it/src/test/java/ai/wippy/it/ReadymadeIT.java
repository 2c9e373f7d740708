package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plugin knows the runtime that it is published with, and need not make its classes ready. */
final class ReadymadeIT {
  private static final Path REPOSITORY = Path.of("target/local-repository");

  @Test
  void theRuntimeAndItsLibrariesAreKnown() throws Exception {
    try (var plugin = new JarFile(only("ai/wippy/wippy-maven-plugin").toFile())) {
      for (String library :
          new String[] {
            "ai/wippy/wippy-runtime",
            "com/dylibso/chicory/runtime",
            "com/dylibso/chicory/wasm",
            "org/luaj/luaj-jse",
            "org/eclipse/jetty/jetty-server"
          }) {
        byte[] jar = Files.readAllBytes(only(library));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(jar);
        assertThat(plugin.stream().map(JarEntry::getName))
            .as(library)
            .contains("ai/wippy/build/jar/readymade/" + HexFormat.of().formatHex(hash));
      }
    }
  }

  /** The jar of an artifact of which there is one version. */
  private static Path only(String artifact) throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY.resolve(artifact))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .reduce((first, second) -> {
            throw new AssertionError("both %s and %s".formatted(first, second));
          })
          .orElseThrow();
    }
  }
}
