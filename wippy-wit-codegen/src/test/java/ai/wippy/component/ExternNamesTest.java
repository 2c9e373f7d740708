package ai.wippy.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternNamesTest {
  @ParameterizedTest
  @CsvSource({
    "a:b/c, a:b/c",
    "a:b/c@1.2.3, a:b/c@1",
    "a:b/c@10.0.0+build, a:b/c@10",
    "a:b/c@0.2.6-rc.1, a:b/c@0.2",
    "a:b/c@0.10.0, a:b/c@0.10",
    "a:b/c@0.0.1-alpha, a:b/c@0.0.1",
    "a:b/c@0.0.0, a:b/c@0.0.0",
    "a:b/c@1, a:b/c@1",
    "a:b/c@0.2, a:b/c@0.2",
    "plain, plain",
    "[method]r.f, [method]r.f"
  })
  void canonicalNames(String name, String canonical) {
    assertThat(ExternNames.canonical(name)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "a:b/c@1.2.0, a:b/c@1.2.5, a:b/c@1.2.5",
    "a:b/c@1.2.5, a:b/c@1.2.0, a:b/c@1.2.0",
    "a:b/c@1.2.0, a:b/c@1.2.0 a:b/c@1.2.5, a:b/c@1.2.0",
    "a:b/c@1.2.0, a:b/c@1.9.0 a:b/c@1.10.0 a:b/c@1.2.5, a:b/c@1.10.0",
    "a:b/c@1.2.0, a:b/c@1.3.0-rc.1 a:b/c@1.3.0 a:b/c@1.3.0-rc.2, a:b/c@1.3.0",
    "a:b/c@1.2.0, a:b/c@2.0.0 a:b/d@1.2.0 a:b/c, ",
    "a:b/c@0.2.0, a:b/c@0.2.9, a:b/c@0.2.9",
    "a:b/c@0.2.0, a:b/c@0.3.0, ",
    "a:b/c@0.0.1, a:b/c@0.0.2, ",
    "a:b/c, a:b/c@1.0.0, ",
    "a:b/c@1.0.0, a:b/c@1, a:b/c@1",
    "a, b a, a"
  })
  void theExportThatServesAnImport(String wanted, String exports, String serving) {
    assertThat(ExternNames.serving(wanted, List.of(exports.split(" "))).orElse(null))
        .isEqualTo(serving);
  }

  @Test
  void whatTheHostKnowsSomethingBy() {
    assertThat(ExternNames.hosted(List.of("a:b/c@0.2.3", "inner", "r")))
        .isEqualTo("a:b/c@0.2#inner#r");
  }
}
