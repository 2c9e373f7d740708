package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SixLinePomIT {
  private final Project project = Project.named("six-line-pom");

  @Test
  void theGoalsAreBoundToTheirPhases() {
    assertThat(
            project
                .log()
                .lines()
                .filter(line -> line.contains(" @ "))
                .map(line -> line.replaceFirst(".*--- ([\\w-]+):[^:]+:(\\w+) .*", "$1:$2")))
        .containsSubsequence(
            "wippy-maven-plugin:generate",
            "maven-compiler-plugin:compile",
            "wippy-maven-plugin:compile",
            "maven-jar-plugin:jar",
            "wippy-maven-plugin:package");
  }

  @Test
  void theRuntimeIsADependency() {
    assertThat(project.path("target/classes/app/App.class")).exists();
  }
}
