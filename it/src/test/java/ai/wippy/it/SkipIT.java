package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SkipIT {
  private final Project project = Project.named("skip");

  @Test
  void everyGoalSaysWhichPropertySkipsIt() {
    assertThat(project.log().lines().filter(line -> line.contains("Wippy:")))
        .extracting(line -> line.replaceFirst(".*Wippy:", "Wippy:"))
        .containsExactly(
            "Wippy: skipped, because wippy.skip is set",
            "Wippy: skipped, because wippy.skip is set",
            "Wippy: skipped, because wippy.skip is set",
            "Wippy: skipped, because wippy.generate.skip is set",
            "Wippy: skipped, because wippy.compile.skip is set",
            "Wippy: skipped, because wippy.package.skip is set");
  }

  @Test
  void nothingIsWritten() {
    assertThat(project.jar()).doesNotExist();
    assertThat(project.path("target/generated-sources/wippy")).doesNotExist();
    assertThat(project.path("target/wippy")).doesNotExist();
  }
}
