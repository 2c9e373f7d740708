package ai.wippy.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a-b-c",
        "a1-2-3",
        "A",
        "A-B-C",
        "A1-2-3",
        "a11-w0rds",
        "A11-4CR0NYMS",
        "m1x3d-4CR0NYMS"
      })
  void labels(String label) {
    assertThat(Labels.isLabel(label)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1-2-3", "1", "-", "a-", "-a", "a--b", "aB", "Ab", "a_b", "a.b", "ä", "a b", "٣a"
      })
  void noLabels(String label) {
    assertThat(Labels.isLabel(label)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0",
        "1.2.3",
        "10.20.30",
        "1.0.0-alpha.1",
        "1.0.0-0A.is.legal",
        "1.0.0+0.build.01",
        "1.0.0-x-y-z.--+a"
      })
  void versions(String version) {
    assertThat(Labels.isVersion(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "01.2.3",
        "1.2.3.4",
        "1.2.3-",
        "1.2.3+",
        "1.2.3-01",
        "1.2.3-a..b",
        "a.b.c",
        "1.2.3-ä"
      })
  void noVersions(String version) {
    assertThat(Labels.isVersion(version)).isFalse();
  }
}
