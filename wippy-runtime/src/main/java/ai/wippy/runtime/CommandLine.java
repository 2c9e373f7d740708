package ai.wippy.runtime;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks for.
 *
 * @param action what to do
 * @param host the terminal host to use; null for the only one
 * @param overrides of entries, {@code ns:name:path=value}
 * @param settings of the application, {@code path=value}
 * @param logging which log lines to show; null if it does not say
 */
record CommandLine(
    Action action,
    @Nullable EntryId host,
    List<String> overrides,
    List<String> settings,
    @Nullable Logging logging) {
  /** What to do. */
  sealed interface Action {
    /** Start what starts by itself. */
    record Start() implements Action {}

    /** Run a command with words. */
    record Run(String name, List<String> words) implements Action {}

    /** Run a process with words. */
    record Exec(EntryId process, List<String> words) implements Action {}

    /** Print the commands. */
    record ListCommands() implements Action {}

    /** Print how to use it. */
    record Help() implements Action {}
  }

  static final String USAGE =
      """
      Usage:
        run                 start what the application starts by itself
        run NAME ARGS...    run a command
        run list            list the commands
        run -x NS:ENTRY ARGS...
                            run a process as a command

      Options, before NAME:
        -x, --exec NS:ENTRY            the process to run
            --host NS:ENTRY            the terminal host to run on
        -o, --override NS:NAME:PATH=VALUE
                                       change an entry
            --set PATH=VALUE           change a setting
        -c, --console                  show log lines
        -v, --verbose                  show more
            --very-verbose             show all
        -s, --silent                   show none
        -h, --help                     show this
      """;

  /**
   * Reads a command line. Options come before the name of the command; what follows the name is the
   * command's.
   *
   * @throws Failure of kind INVALID if it is not understood
   */
  static CommandLine parse(String... args) {
    return new Parser(Arrays.asList(args).iterator()).parse();
  }

  private static final class Parser {
    private final Iterator<String> args;
    private final List<String> overrides = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private @Nullable EntryId exec;
    private @Nullable EntryId host;
    private @Nullable Logging logging;
    private boolean help;
    private boolean run;

    Parser(Iterator<String> args) {
      this.args = args;
    }

    CommandLine parse() {
      String word = null;
      while (word == null && args.hasNext()) {
        String arg = args.next();
        if (arg.startsWith("-")) {
          option(arg);
        } else if (run) {
          word = arg;
        } else if (arg.equals("run")) {
          run = true;
        } else if (arg.equals("help")) {
          help = true;
        } else {
          throw new Failure(
              Kind.INVALID, "unknown word %s: commands are run with `run %s`".formatted(arg, arg));
        }
      }
      return new CommandLine(action(word), host, overrides, settings, logging);
    }

    private Action action(@Nullable String word) {
      if (help) {
        return new Action.Help();
      }
      var rest = new ArrayList<String>();
      args.forEachRemaining(rest::add);
      if (exec != null) {
        if (word != null) {
          rest.addFirst(word);
        }
        return new Action.Exec(exec, rest);
      }
      if (word == null) {
        return new Action.Start();
      }
      return word.equals("list") && rest.isEmpty()
          ? new Action.ListCommands()
          : new Action.Run(word, rest);
    }

    private void option(String option) {
      switch (option) {
        case "-x", "--exec" -> exec = EntryId.parse(value(option));
        case "--host" -> host = EntryId.parse(value(option));
        case "-o", "--override" -> overrides.add(value(option));
        case "--set" -> settings.add(value(option));
        case "-s", "--silent" -> logging = Logging.NOTHING;
        case "-c", "--console" -> logging = Logging.NORMAL;
        case "-v", "--verbose" -> logging = Logging.VERBOSE;
        case "--very-verbose" -> logging = Logging.EVERYTHING;
        case "-h", "--help" -> help = true;
        default ->
            throw new Failure(
                Kind.INVALID, "unknown option %s; --help lists them".formatted(option));
      }
    }

    private String value(String option) {
      if (!args.hasNext()) {
        throw new Failure(Kind.INVALID, "%s needs a value; --help shows which".formatted(option));
      }
      return args.next();
    }
  }
}
