package ai.wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.SourceText;
import ai.wippy.lua.compile.ChunkCompiler;
import ai.wippy.lua.syntax.Chunk;
import ai.wippy.lua.syntax.SyntaxError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles every {@code .lua} file of the folder, each with a mistake, and compares what is said of
 * it with the {@code .txt} file beside it; {@code -Dbless=true} writes those files.
 */
class ErrorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/errors");

  static Stream<Path> broken() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".lua")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void explainsWhatIsWrong(Path script) throws IOException {
    String name = script.getFileName().toString();
    String said = compile(new SourceText(name, Files.readString(script)));
    Path expected = script.resolveSibling(name.replace(".lua", ".txt"));
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, said);
    }
    assertThat(said).isEqualTo(Files.readString(expected));
  }

  private static String compile(SourceText source) {
    try {
      new ChunkCompiler(source.name()).compile(Chunk.parse(source), "wippy.lua.x");
      return "no mistake found\n";
    } catch (SyntaxError e) {
      return e.diagnostic().render() + "\n";
    }
  }
}
