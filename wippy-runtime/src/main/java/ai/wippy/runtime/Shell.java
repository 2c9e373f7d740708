package ai.wippy.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.FrozenRegistry;
import ai.wippy.registry.Registry;
import ai.wippy.runtime.CommandLine.Action;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.process.Command;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.process.Terminal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs commands of an application: what {@code main} does, short of exiting. */
final class Shell {
  private final Supplier<FrozenRegistry> application;
  private final ClassLoader loader;
  private final Kinds.Factory kinds;
  private final StandardStreams streams;
  private final PrintStream out;
  private final PrintStream err;

  Shell(
      Supplier<FrozenRegistry> application,
      ClassLoader loader,
      Kinds.Factory kinds,
      StandardStreams streams) {
    this.application = application;
    this.loader = loader;
    this.kinds = kinds;
    this.streams = streams;
    out = new PrintStream(streams.out(), true, UTF_8);
    err = new PrintStream(streams.err(), true, UTF_8);
  }

  /** Does what a command line asks for, and returns the exit code. */
  int run(String... args) {
    try {
      return run(CommandLine.parse(args));
    } catch (Failure failure) {
      err.println(failure.message());
      return 1;
    }
  }

  private int run(CommandLine line) {
    return switch (line.action()) {
      case Action.Help() -> {
        out.print(CommandLine.USAGE);
        yield 0;
      }
      case Action.ListCommands() -> list(application(line).registry());
      case Action.Start() -> start(application(line), line);
      case Action.Run(var name, var words) -> {
        var application = application(line);
        yield run(application, line, command(application.registry(), name), words);
      }
      case Action.Exec(var process, var words) -> run(application(line), line, process, words);
    };
  }

  private FrozenRegistry application(CommandLine line) {
    return Overrides.apply(application.get(), line.overrides(), line.settings());
  }

  /** Runs what starts by itself, until a signal comes. */
  private int start(FrozenRegistry application, CommandLine line) {
    (line.logging() == null ? Logging.NORMAL : line.logging()).apply();
    try (var app = Wippy.start(application, loader, kinds, streams)) {
      if (app.services().running() == 0) {
        out.println("Nothing starts by itself here.");
        return list(application.registry());
      }
      var stop = new CountDownLatch(1);
      StopSignals.handle(stop::countDown, app.shutdownTimeout());
      await(stop);
    }
    return 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the main thread", e);
    }
  }

  private int list(Registry registry) {
    var commands = Command.all(registry);
    if (commands.isEmpty()) {
      out.println("No commands found.");
      out.println("A process entry with meta.command {name, short} becomes one.");
      return 0;
    }
    int names = commands.stream().mapToInt(command -> command.name().length()).max().orElse(0);
    int abouts = commands.stream().mapToInt(command -> command.about().length()).max().orElse(0);
    out.println("Available commands:");
    out.println();
    for (var command : commands) {
      out.println(
          "  %s  %s  (%s)"
              .formatted(
                  pad(command.name(), names), pad(command.about(), abouts), command.process()));
    }
    out.println();
    out.println("Run with: wippy run <command>");
    return 0;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static EntryId command(Registry registry, String name) {
    return Command.all(registry).stream()
        .filter(command -> command.name().equals(name))
        .map(Command::process)
        .findFirst()
        .orElseThrow(() ->
            new Failure(
                Kind.NOT_FOUND,
                "command \"%s\" not found. Use 'wippy run list' to see available commands"
                    .formatted(name)));
  }

  private static EntryId host(Registry registry, @Nullable EntryId wanted) {
    var hosts = new ArrayList<EntryId>();
    for (Entry entry : registry.ofKind("terminal.host")) {
      hosts.add(entry.id());
    }
    if (wanted != null) {
      if (!hosts.contains(wanted)) {
        throw new Failure(Kind.NOT_FOUND, "%s is no terminal.host".formatted(wanted));
      }
      return wanted;
    }
    return switch (hosts.size()) {
      case 0 -> throw new Failure(Kind.NOT_FOUND, "no terminal.host found in registry");
      case 1 -> hosts.getFirst();
      default ->
          throw new Failure(
              Kind.INVALID,
              "multiple terminal hosts found (%s), use --host to specify"
                  .formatted(
                      hosts.stream().map(EntryId::toString).collect(Collectors.joining(", "))));
    };
  }

  private int run(
      FrozenRegistry application, CommandLine line, EntryId process, List<String> words) {
    (line.logging() == null ? Logging.NOTHING : line.logging()).apply();
    var host = host(application.registry(), line.host());
    try (var app = Wippy.start(application, loader, kinds, streams)) {
      var program = app.processes().program(process);
      app.services().start(host);
      var terminal = new Terminal(app.processes(), host, app.ofCommand(process), streams);
      var task = new FutureTask<>(() -> terminal.run(process, program, words));
      var thread = Thread.ofVirtual().name(process.toString()).unstarted(task);
      var signals = StopSignals.handle(thread::interrupt, app.shutdownTimeout());
      thread.start();
      return signals.exitCode(await(task));
    }
  }

  private static int await(FutureTask<Integer> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the command failed for a reason of the runtime's own", e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the main thread", e);
    }
  }
}
