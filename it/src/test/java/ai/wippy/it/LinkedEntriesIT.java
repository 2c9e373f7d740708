package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LinkedEntriesIT {
  private static final int FIRST = 0;
  private static final int NOTHING = 1;
  private static final int PROVIDER = 2;
  private static final int MISMATCH = 3;

  private final Project project = Project.named("linked-entries");

  @Test
  void theJarHoldsTheLastComponentThatFits() throws Exception {
    assertThat(project.run("run", "count").exitCode()).as("2, and 4 and 6").isEqualTo(206);
  }

  @Test
  void aNewProviderIsAChange() {
    assertThat(said(FIRST)).contains("first run");
    assertThat(said(NOTHING)).allSatisfy(line -> assertThat(line).endsWith("up to date"));
    assertThat(said(PROVIDER).getFirst()).isEqualTo("changed input src/main/wippy/_index.yaml");
  }

  @Test
  void aProviderThatDoesNotFitIsRefusedAtTheImport() {
    assertThat(project.logs().get(MISMATCH))
        .contains(
            """
            app:twice cannot be linked with app:counter: import `acme:count/counter`: `next`: expected `func() -> u32`, found `func() -> u64`\
            """)
        .contains("src/main/wippy/_index.yaml:24:15")
        .contains("build the two against the same WIT; app:counter exports acme:count/counter")
        .contains("BUILD FAILURE");
  }

  private List<String> said(int invocation) {
    return project
        .logs()
        .get(invocation)
        .lines()
        .filter(line -> line.contains("Wippy: "))
        .map(line -> line.replaceFirst(".*Wippy: ", ""))
        .toList();
  }
}
