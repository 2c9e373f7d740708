package ai.wippy.maven;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ai.wippy.build.Outcome;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

final class ReportTest {
  private static final SourceText INDEX =
      new SourceText("src/_index.yaml", "pool: { type: inlin }\nlimts: 5\n");
  private static final Diagnostic POOL =
      Diagnostic.error(INDEX.span(14, 19), "unknown pool type `inlin`", "did you mean `inline`?");
  private static final Diagnostic LIMITS =
      Diagnostic.warning(INDEX.span(22, 27), "unknown field `limts`", "did you mean `limits`?");

  private final List<String> logged = new ArrayList<>();
  private final Report report =
      new Report(
          new SystemStreamLog() {
            @Override
            public void info(CharSequence text) {
              logged.add("info " + text);
            }

            @Override
            public void warn(CharSequence text) {
              logged.add("warn " + text);
            }
          });

  @Test
  void oneLineWhenNothingIsToDo() throws MojoFailureException {
    report.of(new Outcome.NothingToDo("no registry below src"));
    assertThat(logged).containsExactly("info Wippy: nothing to do, no registry below src");
  }

  @Test
  void textGoesPastTheLog() throws MojoFailureException {
    var out = new ByteArrayOutputStream();
    new Report(report.log(), new PrintStream(out, false, StandardCharsets.UTF_8))
        .of(new Outcome.Printed("world w {}\n", List.of(LIMITS)));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("world w {}\n");
    assertThat(logged).singleElement(as(STRING)).startsWith("warn unknown field `limts`");
  }

  @Test
  void oneLineWhenNothingChanged() throws MojoFailureException {
    report.of(new Outcome.UpToDate(1));
    report.of(new Outcome.UpToDate(12));
    assertThat(logged)
        .containsExactly("info Wippy: 1 file up to date", "info Wippy: 12 files up to date");
  }

  @Test
  void whyAndHowMuchWhenWorkWasDone() throws MojoFailureException {
    report.of(new Outcome.Written(2, "changed setting x", Duration.ofMillis(345), List.of()));
    assertThat(logged)
        .containsExactly("info Wippy: changed setting x", "info Wippy: wrote 2 files in 345 ms");
  }

  @Test
  void warningsComeFirst() throws MojoFailureException {
    report.of(new Outcome.Checked(1, List.of(LIMITS)));
    assertThat(logged)
        .containsExactly(
            """
            warn unknown field `limts`
             --> src/_index.yaml:2:1
              |
            2 | limts: 5
              | ^^^^^
              = did you mean `limits`?\
            """,
            "info Wippy: checked 1 entry");
  }

  @Test
  void theUsersMistakesAreCountedAndShownInFull() {
    var outcome = new Outcome.Rejected(List.of(POOL, LIMITS, Diagnostic.error("no main", "")));
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> report.of(outcome))
        .withMessage(
            """
            Wippy: 2 errors

            unknown pool type `inlin`
             --> src/_index.yaml:1:15
              |
            1 | pool: { type: inlin }
              |               ^^^^^
              = did you mean `inline`?

            no main
            """);
    assertThat(logged).singleElement().asString().startsWith("warn unknown field `limts`");
  }
}
