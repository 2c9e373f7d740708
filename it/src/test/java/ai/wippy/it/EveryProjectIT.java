package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A project that nobody looks at proves nothing. */
final class EveryProjectIT {
  @Test
  void hasAVerdict() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/it"))) {
      List<String> projects =
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .filter(name -> !name.equals("setup"))
              .toList();
      assertThat(projects)
          .isNotEmpty()
          .allSatisfy(name ->
              assertThatCode(() -> Class.forName(verdict(name))).doesNotThrowAnyException());
    }
  }

  /** {@code six-line-pom} to {@code ai.wippy.it.SixLinePomIT}. */
  private static String verdict(String project) {
    return Arrays.stream(project.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining("", EveryProjectIT.class.getPackageName() + ".", "IT"));
  }
}
