package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with expected text; {@code -Dbless=true} rewrites them. */
final class GoldenText {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private GoldenText() {}

  /** Compares a text with a file below {@code src/test/resources}. */
  static void check(String file, String actual) throws IOException {
    Path expected = RESOURCES.resolve(file);
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
