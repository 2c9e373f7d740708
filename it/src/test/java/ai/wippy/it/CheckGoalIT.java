package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CheckGoalIT {
  private final Project project = Project.named("check-goal");

  @Test
  void aGoodRegistryIsCounted() {
    assertThat(project.logs().getFirst()).contains("Wippy: checked 1 entry");
  }

  @Test
  void aMistakeFailsTheBuild() {
    assertThat(project.logs().getLast())
        .contains("BUILD FAILURE")
        .contains("src/broken/_index.yaml:6:11")
        .contains("did you mean `function.wat`?");
  }

  @Test
  void nothingIsWritten() {
    assertThat(project.path("target")).doesNotExist();
  }
}
