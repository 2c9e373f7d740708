package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParallelModulesIT {
  private final Project project = Project.named("parallel-modules");

  @Test
  void mavenHasNothingToWarnOf() {
    assertThat(project.log())
        .contains("with a thread count of 2")
        .doesNotContainIgnoringCase("thread-safe")
        .doesNotContainIgnoringCase("threadSafe");
  }

  @ParameterizedTest
  @CsvSource({"one, 1", "two, 2", "three, 3"})
  void eachModuleHasItsOwnAnswer(String module, String answer) throws Exception {
    assertThat(project.module(module).run("run", "print"))
        .isEqualTo(new Project.Run(0, answer + "\n"));
  }
}
