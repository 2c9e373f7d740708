package ai.wippy.wit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SemanticVersionTest {
  @Test
  void precedenceIsThatOfTheSpecification() {
    List<SemanticVersion> ascending =
        Stream.of(
                "0.9.10",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.10",
                "1.2.0",
                "99999999999999999999.0.0")
            .map(text -> SemanticVersion.of(text).orElseThrow())
            .toList();
    assertThat(ascending.reversed().stream().sorted()).containsExactlyElementsOf(ascending);
  }

  @Test
  void buildMetadataDoesNotCount() {
    assertThat(SemanticVersion.of("1.0.0+a")).isEqualTo(SemanticVersion.of("1.0.0+b.c"));
  }

  @Test
  void nothingElseIsAVersion() {
    assertThat(
            Stream.of(
                "",
                "1",
                "1.0",
                "1.0.0.0",
                "01.0.0",
                "1.0.0-",
                "1.0.0-01",
                "1.0.0-a..b",
                "1.0.0+",
                "a.b.c",
                "1.0.0-ä",
                "-1.0.0",
                "1.0.0-" + "a".repeat(300)))
        .allMatch(text -> SemanticVersion.of(text).isEmpty());
  }
}
