package ai.wippy.benchmarks;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks and prints one table. */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs them.
   *
   * @param args a file for the log of JMH; then what to run, as JMH's command line has it: a
   *     regular expression and options, separated by spaces
   */
  public static void main(String[] args) throws CommandLineOptionException, RunnerException {
    String log = args[0];
    System.out.println("Benchmarks run for some minutes; " + log + " says how far they are.");
    var selection = List.of(args).subList(1, args.length);
    var given = new CommandLineOptions(String.join(" ", selection).strip().split("\\s+"));
    var options =
        new OptionsBuilder()
            .parent(given)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.NORMAL)
            .shouldFailOnError(true)
            .output(log)
            .build();
    System.out.print(new Table(new Runner(options).run().stream().map(Row::of).toList()));
  }
}
