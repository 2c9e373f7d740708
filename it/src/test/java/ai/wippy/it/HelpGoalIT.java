package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HelpGoalIT {
  private final String log = Project.named("help-goal").log();

  @Test
  void listsEveryGoal() {
    assertThat(log.lines().filter(line -> line.matches("wippy:[\\w-]+")).distinct())
        .containsExactlyInAnyOrder(
            "wippy:aot-cache",
            "wippy:check",
            "wippy:compile",
            "wippy:generate",
            "wippy:help",
            "wippy:package",
            "wippy:run",
            "wippy:wit");
  }

  @Test
  void everyPropertyHasThePrefix() {
    Stream<String> properties = log.lines().filter(line -> line.contains("User property: "));
    assertThat(properties)
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(line)
                .containsPattern("User property: (wippy\\.|detail|goal|lineLength|indentSize)"));
  }
}
