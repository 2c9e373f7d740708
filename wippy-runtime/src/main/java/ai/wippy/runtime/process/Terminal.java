package ai.wippy.runtime.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Kind;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Runs commands: one process on a {@code terminal.host}, with the streams of the application. */
public final class Terminal {
  private static final Values VALUES = JavaValues.INSTANCE;

  private final ProcessTable processes;
  private final EntryId host;
  private final Context context;
  private final StandardStreams streams;

  /**
   * A terminal.
   *
   * @param host which runs
   * @param context that processes start with
   * @param streams those of the application
   */
  public Terminal(ProcessTable processes, EntryId host, Context context, StandardStreams streams) {
    this.processes = processes;
    this.host = host;
    this.context = context;
    this.streams = streams;
  }

  /**
   * Runs a process to its end. A failure is printed on the error stream; a text, if the program
   * wants that, on the output. When this thread is interrupted, the process is asked to end if it
   * listens to events, and ended if it does not.
   *
   * @param id its entry
   * @param program of that entry
   * @param words of its command line
   * @return the exit code: that of the guest; 1 for a failure and for {@code false}; the number
   *     that is the result, 255 if it is no exit code; else 0
   */
  public int run(EntryId id, Program program, List<String> words) {
    try {
      var args = List.of(program.arguments(VALUES, words));
      var process = processes.launch(null, new Spawn(id, host, args, context), words);
      return exitCode(program, await(process));
    } catch (Failure failure) {
      return failed(failure);
    } finally {
      flush();
    }
  }

  private static Outcome await(Process process) {
    while (true) {
      try {
        return process.await();
      } catch (InterruptedException _) {
        stop(process);
      }
    }
  }

  private static void stop(Process process) {
    if (process.listensToEvents()) {
      process.cancel(null, "interrupted");
    } else {
      process.kill(new Failure(Kind.CANCELED, "interrupted"));
    }
  }

  private int exitCode(Program program, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Value(Object value) -> exitCode(program, value);
      case Outcome.Failed(Failure failure) ->
          failure.getCause() instanceof Exit exit ? exit.code() : failed(failure);
    };
  }

  private int failed(Failure failure) {
    print(streams.err(), "%s: %s".formatted(failure.kind().text(), failure.message()));
    return 1;
  }

  private int exitCode(Program program, Object result) {
    return switch (VALUES.shape(result)) {
      case BOOLEAN -> VALUES.booleanOf(result) ? 0 : 1;
      case INTEGER -> exitCode(VALUES.longOf(result));
      case UNSIGNED -> exitCode(-1);
      case FLOAT -> exitCode((long) VALUES.doubleOf(result));
      case STRING -> {
        if (program.printsText()) {
          print(streams.out(), VALUES.textOf(result));
        }
        yield 0;
      }
      case NIL, TABLE, HANDLE, OTHER -> 0;
    };
  }

  /**
   * The system keeps 8 bits of an exit code; a number whose last 8 are zero must not look like
   * success.
   */
  private static int exitCode(long number) {
    return number < 0 || number > 255 ? 255 : (int) number;
  }

  private static void print(OutputStream stream, String line) {
    try {
      stream.write((line + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flush() {
    try {
      streams.out().flush();
      streams.err().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
