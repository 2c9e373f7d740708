package ai.wippy.maven;

import ai.wippy.build.Outcome;
import ai.wippy.diagnostic.Diagnostic;
import ai.wippy.diagnostic.Severity;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells the user how a step ended.
 *
 * @param out where text goes that the user asked for: it is not mixed with the lines of a log, so
 *     that it can be redirected to a file
 */
record Report(Log log, PrintStream out) {
  Report(Log log) {
    this(log, System.out);
  }

  /**
   * Logs an outcome.
   *
   * @throws MojoFailureException if the user has mistakes to mend
   */
  void of(Outcome outcome) throws MojoFailureException {
    switch (outcome) {
      case Outcome.NothingToDo(String why) -> log.info("Wippy: nothing to do, " + why);
      case Outcome.UpToDate(int files) -> log.info("Wippy: %s up to date".formatted(files(files)));
      case Outcome.Written(int files, String why, Duration took, List<Diagnostic> warnings) -> {
        warn(warnings);
        log.info("Wippy: " + why);
        log.info("Wippy: wrote %s in %d ms".formatted(files(files), took.toMillis()));
      }
      case Outcome.Checked(int entries, List<Diagnostic> warnings) -> {
        warn(warnings);
        log.info("Wippy: checked %s".formatted(count(entries, "entry", "entries")));
      }
      case Outcome.Printed(String text, List<Diagnostic> warnings) -> {
        warn(warnings);
        out.print(text);
        out.flush();
      }
      case Outcome.Rejected(List<Diagnostic> problems) -> throw failure(problems);
    }
  }

  private void warn(List<Diagnostic> warnings) {
    warnings.forEach(warning -> log.warn(warning.render()));
  }

  private MojoFailureException failure(List<Diagnostic> problems) {
    var bySeverity = problems.stream().collect(Collectors.groupingBy(Diagnostic::severity));
    warn(bySeverity.getOrDefault(Severity.WARNING, List.of()));
    List<Diagnostic> errors = bySeverity.getOrDefault(Severity.ERROR, List.of());
    return new MojoFailureException(
        errors.stream()
            .map(Diagnostic::render)
            .collect(
                Collectors.joining(
                    "\n\n", "Wippy: " + count(errors.size(), "error", "errors") + "\n\n", "\n")));
  }

  private static String files(int files) {
    return count(files, "file", "files");
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
