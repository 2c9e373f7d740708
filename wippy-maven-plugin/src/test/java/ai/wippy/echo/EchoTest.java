package ai.wippy.echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few seeds, and those in which something was wrong once. */
@Timeout(60)
class EchoTest {
  private static final Path FOUND = Path.of("src/test/resources/fuzz/echo-seeds.txt");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void comesBackEqual(long seed) throws Exception {
    EchoFuzz.run(seed);
  }

  static List<Long> found() throws IOException {
    try (Stream<String> lines = Files.lines(FOUND)) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> Long.valueOf(line.strip().split(" ")[0]))
          .toList();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("found")
  void isMended(long seed) throws Exception {
    EchoFuzz.run(seed);
  }
}
