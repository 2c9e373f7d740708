package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer copies from the README, with no plugin but those that Maven takes by itself. */
final class ReadmeExampleIT {
  private final Project project = Project.named("readme-example");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "src/main/wippy/_index.yaml",
        "src/main/wippy/triangle.wat",
        "src/main/wippy/answer.lua"
      })
  void isWhatTheReadmeShows(String file) {
    assertThat(Path.of("../README.md")).content().contains("\n" + project.read(file) + "```");
  }

  @Test
  void answersAsTheReadmeSays() throws Exception {
    Project.Run run = project.run("run", "answer");
    assertThat(run).isEqualTo(new Project.Run(0, "1 + 2 + ... + 100 = 5050\n"));
    assertThat(Path.of("../README.md")).content().contains("`" + run.output().strip() + "`");
  }
}
