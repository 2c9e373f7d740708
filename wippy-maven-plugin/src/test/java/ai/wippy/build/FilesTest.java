package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A guest that is a shell for files. In the transcripts, a line that begins with {@code >} is what
 * the guest is told, the lines after it what it says; {@code -Dbless=true} rewrites the latter.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class FilesTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/apps/files/transcripts");

  /** What the entries call {@code target/files-test}: directories are relative to the process. */
  private static final Path HOST = Path.of("target/files-test");

  private BuiltApp app;

  @BeforeAll
  void build(@TempDir Path target) throws Exception {
    app = BuiltApp.start("files", target);
  }

  @AfterAll
  void stop() throws Exception {
    app.close();
  }

  @BeforeEach
  void fill() throws IOException {
    if (Files.exists(HOST)) {
      try (Stream<Path> all = Files.walk(HOST)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    for (String folder : List.of("data/deep/er", "frozen/deep", "secret")) {
      Files.createDirectories(HOST.resolve(folder));
    }
    Files.writeString(HOST.resolve("data/text"), "plain");
    Files.writeString(HOST.resolve("data/deep/er/text"), "deep");
    Files.writeString(HOST.resolve("frozen/text"), "frozen");
    Files.writeString(HOST.resolve("secret/text"), "SECRET");
    Path data = HOST.resolve("data");
    Files.createSymbolicLink(data.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(data.resolve("out"), Path.of("../secret"));
    Files.createSymbolicLink(data.resolve("out-file"), Path.of("../secret/text"));
    Files.createSymbolicLink(data.resolve("root"), Path.of("/"));
    Files.createSymbolicLink(data.resolve("absolute"), HOST.resolve("secret").toAbsolutePath());
    Files.createSymbolicLink(data.resolve("deep/above"), Path.of("../text"));
    Files.createSymbolicLink(data.resolve("deep/out"), Path.of("../../secret"));
  }

  static Stream<Path> transcripts() throws IOException {
    return Files.list(TRANSCRIPTS).sorted();
  }

  private String run(String function, List<String> commands) {
    return String.valueOf(app.call(function, String.join("\n", commands)));
  }

  private String transcript(String function, Path file) throws IOException {
    List<String> commands = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("> ")) {
        commands.add(line.substring(2));
      }
    }
    Iterator<String> said = run(function, commands).lines().iterator();
    var transcript = new StringBuilder();
    for (String command : commands) {
      transcript.append("> %s%n%s%n".formatted(command, said.next()));
    }
    return transcript.toString();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void asCoreModule(Path file) throws IOException {
    GoldenText.check("apps/files/transcripts/" + file.getFileName(), transcript("app:shell", file));
    assertThat(HOST.resolve("secret")).isDirectoryContaining("glob:**/text");
    assertThat(HOST.resolve("secret/text")).hasContent("SECRET");
    assertThat(HOST.resolve("frozen/text")).hasContent("frozen");
    assertThat(HOST.toFile().list()).containsExactlyInAnyOrder("data", "frozen", "secret");
    assertThat(HOST.resolve("secret").toFile().list()).containsExactly("text");
  }

  @Test
  void aCoreModuleWithoutTheGrantSeesNothing() {
    assertThat(run("app:shell-without-grant", List.of("env", "ls .", "cat text")))
        .isEqualTo("\nBad file descriptor\nBad file descriptor\n");
  }
}
