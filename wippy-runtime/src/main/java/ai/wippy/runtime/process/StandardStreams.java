package ai.wippy.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where a program reads and writes. Whoever made the streams closes them.
 *
 * @param in at its end if there is nothing to read
 * @param out results
 * @param err complaints
 * @param reader whether somebody reads line by line, which is asked when a program is told
 */
public record StandardStreams(
    InputStream in, OutputStream out, OutputStream err, BooleanSupplier reader)
    implements AutoCloseable {
  /** Streams that are read as they come. */
  public StandardStreams(InputStream in, OutputStream out, OutputStream err) {
    this(in, out, err, () -> false);
  }

  /**
   * Whether somebody reads line by line, a person at a terminal or a log: programs then write each
   * line at once.
   */
  public boolean lines() {
    return reader.getAsBoolean();
  }

  /**
   * Nothing to read; what is written goes to the log, line by line, with {@code name} before it.
   */
  public static StandardStreams logging(Supplier<Logger> log, String name) {
    return new StandardStreams(
        InputStream.nullInputStream(),
        new LogLines(log, Level.INFO, name),
        new LogLines(log, Level.WARNING, name),
        () -> true);
  }

  /** The same, of which the end of one user is no end: closing only flushes. */
  public StandardStreams shared() {
    return new StandardStreams(new Unclosed.In(in), new Unclosed.Out(out), new Unclosed.Out(err));
  }

  /** Closes all three. */
  @Override
  public void close() {
    try (in;
        out;
        err) {
      out.flush();
      err.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("standard streams cannot be closed", e);
    }
  }
}
