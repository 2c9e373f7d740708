package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden files of the generator are Java that compiles against the runtime. */
class GoldenSourcesTest {
  private static final Path GOLDEN =
      Path.of("../wippy-wit-codegen/src/test/resources/ai/wippy/codegen/golden");

  static List<String> golden() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource
  void golden(String name) throws IOException {
    Path folder = GOLDEN.resolve(name);
    try (Stream<Path> files = Files.walk(folder)) {
      List<Generation.Source> sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> source(folder.relativize(file).toString(), file))
              .toList();
      var classes = new HashMap<String, byte[]>();
      Generation.compile(sources, classes);
      assertThat(classes).isNotEmpty();
    }
  }

  private static Generation.Source source(String path, Path file) {
    try {
      return new Generation.Source(path, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
