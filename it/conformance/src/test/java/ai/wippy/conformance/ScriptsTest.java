package ai.wippy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** A suite of our own: {@code verdicts.txt} holds what comes of each command. */
class ScriptsTest {
  private static final Path SUITE = Path.of("src/test/resources/suite");

  @Test
  void everyCommandGetsItsVerdict() throws IOException, InterruptedException {
    var verdicts = new ConcurrentLinkedQueue<Verdict>();
    new Scripts(SUITE, 2, Duration.ofMinutes(2)).run(verdicts::add);
    String text =
        String.join(
            "",
            verdicts.stream()
                .sorted((a, b) -> Report.comparePlaces(a.place(), b.place()))
                .map(ScriptsTest::line)
                .toList());
    Path golden = SUITE.resolve("verdicts.txt");
    if (Boolean.getBoolean("bless")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  private static String line(Verdict verdict) {
    return "%s %s: %s%n"
        .formatted(
            verdict.part(), verdict.place(), verdict.problem().map("FAILED "::concat).orElse("ok"));
  }

  @Test
  void aScriptWithoutEnd() throws IOException, InterruptedException {
    var verdicts = new ConcurrentLinkedQueue<Verdict>();
    new Scripts(Path.of("src/test/resources/endless"), 1, Duration.ofSeconds(5)).run(verdicts::add);
    assertThat(verdicts)
        .hasSize(3)
        .last()
        .isEqualTo(Verdict.failed("wast.return", "wast/loop:3 action", "not done after 5 s"));
  }

  @Test
  void theLinesOfThePart() {
    assertThat(new Scripts(SUITE, 1, Duration.ZERO).lines())
        .isEqualTo(
            List.of(
                "wast.accept",
                "wast.reject",
                "wast.gate",
                "wast.return",
                "wast.trap",
                "wast.link"));
  }
}
