package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClassicPomIT {
  private final Project project = Project.named("classic-pom");

  @Test
  void eachGoalRunsOnce() {
    assertThat(
            project
                .log()
                .lines()
                .filter(line -> line.contains("wippy-maven-plugin"))
                .map(line -> line.replaceFirst(".*--- [\\w-]+:[^:]+:(\\w+) .*", "$1")))
        .containsExactly("generate", "compile", "package");
  }

  @Test
  void theProjectCompiles() {
    assertThat(project.path("target/classes/app/App.class")).exists();
  }
}
