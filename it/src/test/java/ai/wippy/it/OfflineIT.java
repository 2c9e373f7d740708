package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OfflineIT {
  private final Project project = Project.named("offline");

  @Test
  void theSecondBuildNeedsNoNetwork() throws Exception {
    assertThat(project.logs()).hasSize(2).allSatisfy(log -> assertThat(log).contains("SUCCESS"));
    assertThat(project.run("run", "answer").output()).isEqualTo("the answer is 5050\n");
  }
}
