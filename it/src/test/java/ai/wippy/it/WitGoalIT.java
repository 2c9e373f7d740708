package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WitGoalIT {
  private final Project project = Project.named("wit-goal");

  @Test
  void everyComponentOfTheRegistryIsShown() {
    assertThat(project.logs().getFirst())
        .contains("// app:add, app:greet\npackage root:component;\n\nworld root {\n")
        .contains("  interface api {\n")
        .contains("    /// Says hello.\n    greet: func(name: string) -> string;\n");
  }

  @Test
  void anyComponentIsShown() {
    assertThat(project.logs().get(1))
        .contains(
            """
            world root {
              import acme:bank/accounts@1.0.0;

              export acme:bank/accounts@1.0.0;
            }
            """)
        .contains("    /// Of several accounts.\n    total: func(of: all) -> money;\n");
  }

  @Test
  void whatIsNoComponentIsRefused() {
    assertThat(project.logs().getLast())
        .contains("BUILD FAILURE")
        .contains("`pom.xml` is not a component");
  }

  @Test
  void nothingIsWritten() {
    assertThat(project.path("target")).doesNotExist();
  }
}
