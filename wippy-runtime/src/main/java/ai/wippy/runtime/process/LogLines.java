package ai.wippy.runtime.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Writes to a log, line by line, each with the name of who wrote it. A line longer than 8 KiB is
 * split, so that a guest cannot fill the host's memory with one; the rest of a line is logged on
 * close.
 */
final class LogLines extends OutputStream {
  private static final int LONGEST = 8 * 1024;

  private final Supplier<Logger> log;
  private final Level level;
  private final String name;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LogLines(Supplier<Logger> log, Level level, String name) {
    this.log = log;
    this.level = level;
    this.name = name;
  }

  @Override
  public void write(int value) {
    if (value == '\n') {
      end();
      return;
    }
    line.write(value);
    if (line.size() == LONGEST) {
      end();
    }
  }

  private void end() {
    log.get().log(level, "{0}: {1}", name, line.toString(UTF_8));
    line.reset();
  }

  @Override
  public void close() {
    if (line.size() > 0) {
      end();
    }
  }
}
