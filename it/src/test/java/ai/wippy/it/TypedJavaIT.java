package ai.wippy.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TypedJavaIT {
  private final Project project = Project.named("typed-java");

  @Test
  void everyKindOfTypeCrosses() throws Exception {
    assertThat(project.runClass("typed.Main"))
        .isEqualTo(
            new Project.Run(
                0,
                """
                add: 42
                string: Hello, Zoë!
                record: true
                list: [Person[id=1001, name=ADA, tags=[math, seen], active=false]]
                numbers: 4294967296
                ok: is 42
                error: is no number: division by zero
                circle: 3.141592653589793
                rectangle: 42.0
                enum: Optional[GREEN] Optional.empty
                flags: [READ, EXEC]
                char: ë
                """));
  }

  @Test
  void aRegistryWithoutCommandsSaysSo() throws Exception {
    assertThat(project.run("run", "list").output()).startsWith("No commands found.");
  }
}
