package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BrokenRegistryIT {
  private final Project project = Project.named("broken-registry");
  private final String log = project.log().replace("[ERROR] ", "");

  @Test
  void allMistakesAreReportedTogether() {
    assertThat(log).contains("Wippy: 5 errors");
    assertThat(log.lines().filter(line -> line.matches(" +--> .*")).map(String::strip))
        .containsExactlyInAnyOrder(
            "--> src/main/wippy/_index.yaml:39:19",
            "--> src/main/wippy/_index.yaml:19:11",
            "--> src/main/wippy/_index.yaml:27:13",
            "--> src/main/wippy/typo.wat:3:6",
            "--> src/main/wippy/unclosed.lua:4:1");
  }

  @Test
  void eachShowsItsLineAndARemedy() {
    assertThat(log)
        .contains(
            """
            39 |     pool: { type: lasy }
               |                   ^^^^
               = expected one of inline, lazy, static, adaptive; did you mean `lazy`?
            """)
        .contains(
            """
            unexpected token "i32.cnst", expected an instr
             --> src/main/wippy/typo.wat:3:6
              |
            3 |     (i32.cnst 1)))
              |      ^^^^^^^^
              = did you mean `i32.const`?
            """)
        .contains("`function` of line 1 is still open")
        .contains("if it should be, write\n     hash: sha256:");
  }

  @Test
  void nothingIsPackaged() {
    assertThat(log).contains("BUILD FAILURE").doesNotContain("maven-compiler-plugin");
    assertThat(project.path("target")).doesNotExist();
  }
}
