package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RunGoalIT {
  private final Project project = Project.named("run-goal");

  @Test
  void runsFromTheClasses() {
    assertThat(project.logs().getFirst()).contains("\nthe answer is 5050\n");
    assertThat(project.jar()).doesNotExist();
  }

  @Test
  void aFailingApplicationFailsTheBuild() {
    assertThat(project.logs().getLast())
        .contains("command \"unknown\" not found")
        .contains("the application ended with exit code 1");
  }
}
