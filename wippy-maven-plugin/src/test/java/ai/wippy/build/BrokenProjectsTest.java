package ai.wippy.build;

import static org.assertj.core.api.Assertions.assertThat;

import ai.wippy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects with a mistake each; what the build says of it is in {@code expected.txt}. */
@Timeout(60)
class BrokenProjectsTest {
  private static final Path PROJECTS = Path.of("src/test/resources/broken").toAbsolutePath();

  static List<String> projects() throws IOException {
    try (Stream<Path> folders = Files.list(PROJECTS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void isToldWhatIsWrongAndWhatToDo(String project, @TempDir Path target) throws IOException {
    BuildRequest request = BuiltApp.request(PROJECTS.resolve(project).resolve("project"), target);

    List<Diagnostic> problems = problems(request);

    assertThat(problems).isNotEmpty();
    GoldenText.check("broken/" + project + "/expected.txt", render(problems));
  }

  private static List<Diagnostic> problems(BuildRequest request) throws IOException {
    return switch (new Build().generate(request)) {
      case Outcome.Rejected(var problems) -> problems;
      case Outcome.Written generated ->
          switch (new Build().compile(request, BuiltApp.classPath(request))) {
            case Outcome.Rejected(var problems) -> problems;
            case Outcome.Written compiled ->
                Stream.concat(generated.warnings().stream(), compiled.warnings().stream())
                    .distinct()
                    .toList();
            case Outcome other -> throw new AssertionError(other);
          };
      case Outcome other -> throw new AssertionError(other);
    };
  }

  private static String render(List<Diagnostic> problems) {
    return problems.stream()
        .map(problem -> problem.severity() + ": " + problem.render() + "\n")
        .collect(Collectors.joining("\n"));
  }
}
