package ai.wippy.build.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of fixtures and their expected results; {@code -Dbless=true} rewrites the latter. */
final class Golden {
  private static final Path FIXTURES = Path.of("src/test/resources/index");

  private Golden() {}

  static List<Path> folders(String group) throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES.resolve(group))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  static void check(Path expected, String actual) throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
