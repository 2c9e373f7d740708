package ai.wippy.runtime.wasi.cli;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Tuple2;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.wasi.io.SinkStream;
import ai.wippy.runtime.wasi.io.SourceStream;
import ai.wippy.runtime.wasi.io.StreamSink;
import ai.wippy.runtime.wasi.io.StreamSource;
import ai.wippy.runtime.wasi.io.Streams;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line of one instance: every interface of {@code wasi:cli} that can be imported. */
public final class Cli
    implements Environment,
        Exit,
        Stdin,
        Stdout,
        Stderr,
        TerminalInput,
        TerminalOutput,
        TerminalStdin,
        TerminalStdout,
        TerminalStderr {
  private static final Runnable NOTHING = () -> {};

  private final List<String> args;
  private final Map<String, String> environ;
  private final String cwd;
  private final StreamSource in;
  private final StreamSink out;
  private final StreamSink err;
  private final boolean lines;

  /**
   * A command line.
   *
   * @param args the name of the program first
   * @param environ listed by name
   * @param cwd absolute
   */
  public Cli(StandardStreams streams, List<String> args, Map<String, String> environ, String cwd) {
    this.args = args;
    this.environ = environ;
    this.cwd = cwd;
    in = new StreamSource(streams.in());
    out = new StreamSink(streams.out());
    err = new StreamSink(streams.err());
    lines = streams.lines();
  }

  @Override
  public List<Tuple2<String, String>> getEnvironment() {
    return environ.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(variable -> new Tuple2<>(variable.getKey(), variable.getValue()))
        .toList();
  }

  @Override
  public List<String> getArguments() {
    return args;
  }

  @Override
  public Optional<String> initialCwd() {
    return Optional.of(cwd);
  }

  /** Ends the instance and whatever called it. */
  @Override
  public void exit(Result<Unit, Unit> status) {
    exitWithCode(status instanceof Result.Ok ? 0 : 1);
  }

  @Override
  public void exitWithCode(int statusCode) {
    throw new ai.wippy.runtime.process.Exit(statusCode);
  }

  /** What one handle has read, another does not see again. */
  @Override
  public Streams.InputStream getStdin() {
    return new SourceStream(in, NOTHING);
  }

  @Override
  public Streams.OutputStream getStdout() {
    return new SinkStream(out, NOTHING);
  }

  @Override
  public Streams.OutputStream getStderr() {
    return new SinkStream(err, NOTHING);
  }

  @Override
  public Optional<TerminalInputResource> getTerminalStdin() {
    return lines ? Optional.of(new TerminalInputResource() {}) : Optional.empty();
  }

  @Override
  public Optional<TerminalOutputResource> getTerminalStdout() {
    return terminalOutput();
  }

  @Override
  public Optional<TerminalOutputResource> getTerminalStderr() {
    return terminalOutput();
  }

  private Optional<TerminalOutputResource> terminalOutput() {
    return lines ? Optional.of(new TerminalOutputResource() {}) : Optional.empty();
  }
}
