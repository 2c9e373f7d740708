package ai.wippy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path folder;
  private Path floors;
  private Path explained;

  @BeforeEach
  void files() throws IOException {
    floors = Files.writeString(folder.resolve("floors.txt"), "# of an old day\none 2/3\ntwo 1/5\n");
    explained =
        Files.writeString(
            folder.resolve("explained.txt"),
            "wast/a:3 module | known\nwast/b* | all of it\nwast/a:2 module | mended\n");
  }

  private Report report() throws IOException {
    var report = new Report(Floors.read(floors), Explanations.read(explained));
    report.expect(List.of("one", "two", "three"));
    return report;
  }

  @Test
  void linesAndReasons() throws IOException {
    Report report = report();
    report.add(Verdict.failed("one", "wast/a:10 module", "later lines come later"));
    report.add(Verdict.failed("one", "wast/a:3 module", "whatever"));
    report.add(Verdict.passed("one", "wast/a:2 module"));
    report.add(Verdict.passed("one", "wast/a:1 module"));
    report.add(Verdict.failed("two", "wast/b/c:1 module", "whatever"));
    assertThat(report.text())
        .isEqualTo(
            """
            explained wast/a:3 module: known
            FAILED wast/a:10 module: later lines come later
            explained wast/b/c:1 module: all of it
            passes now wast/a:2 module: remove it from explained.txt
            conformance one 2/4
            conformance two 0/1
            conformance three not run
            """);
    assertThat(report.holds()).isTrue();
  }

  @Test
  void aNumberBelowItsFloor() throws IOException {
    Report report = report();
    report.add(Verdict.passed("one", "wast/a:1 module"));
    report.add(Verdict.failed("one", "wast/a:4 module", "this"));
    report.add(Verdict.failed("one", "wast/a:5 module", "that"));
    assertThat(report.holds()).isFalse();
    assertThat(report.text()).contains("one: 1 passed, but the floor is 2");
  }
}
