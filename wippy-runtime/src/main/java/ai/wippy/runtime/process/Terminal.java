package ai.wippy.runtime.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.payload.Failure;
import ai.wippy.runtime.payload.JavaValues;
import ai.wippy.runtime.payload.Values;
import ai.wippy.runtime.security.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A {@code terminal.host}: runs one program with the standard streams of the application. */
public final class Terminal {
  private static final Values VALUES = JavaValues.INSTANCE;

  private final EntryId id;
  private final String node;
  private final StandardStreams streams;
  private final AtomicLong started = new AtomicLong();

  /**
   * A terminal.
   *
   * @param id the entry of the host
   * @param node name of this application among others
   */
  public Terminal(EntryId id, String node, StandardStreams streams) {
    this.id = id;
    this.node = node;
    this.streams = streams;
  }

  /**
   * Runs a program to its end in this thread. A failure is printed on the error stream; a text, if
   * the program wants that, on the output.
   *
   * @param words of its command line
   * @return the exit code: that of the guest; 1 for a failure and for {@code false}; the number
   *     that is the result, 255 if it is no exit code; else 0
   */
  public int run(Program program, List<String> words) {
    var pid = new Pid(node, id, started.incrementAndGet());
    try {
      var args = program.arguments(VALUES, words);
      var frame = new ProcessFrame(pid, Context.EMPTY, streams, words);
      return exitCode(program, program.run(frame, VALUES, args));
    } catch (Exit exit) {
      return exit.code();
    } catch (Failure failure) {
      print(streams.err(), "%s: %s".formatted(failure.kind().text(), failure.message()));
      return 1;
    } finally {
      flush();
    }
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
