package ai.wippy.benchmarks;

import ai.wippy.report.Chart;
import ai.wippy.report.Results;
import ai.wippy.report.Run;
import ai.wippy.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks, prints one table and writes it as JSON and as a chart. */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs them.
   *
   * @param args a folder for {@code jmh.log}, {@code results.json} and {@code results.svg}; then
   *     what to run, as JMH's command line has it: a regular expression and options, separated by
   *     spaces
   */
  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException {
    Path folder = Path.of(args[0]);
    Path log = folder.resolve("jmh.log");
    System.out.println("Benchmarks run for some minutes; " + log + " says how far they are.");
    String selection = String.join(" ", List.of(args).subList(1, args.length)).strip();
    var options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(selection.split("\\s+")))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.NORMAL)
            .shouldFailOnError(true)
            .output(log.toString())
            .build();
    Run here = Run.here(selection);
    Run run =
        here.found(
            new Runner(options).run().stream().map(Measured::new).map(Measured::row).toList());
    System.out.print(new Table(run));
    var results = new Results(List.of(run));
    Path json = Files.writeString(folder.resolve("results.json"), results.json());
    Path chart = Files.writeString(folder.resolve("results.svg"), new Chart(results).svg());
    System.out.printf("%nThe same is in %s and %s.%n", json, chart);
  }
}
