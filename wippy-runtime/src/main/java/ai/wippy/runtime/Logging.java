package ai.wippy.runtime;

import java.util.logging.Level;

/** Which log lines an application shows that nobody has configured logging for. */
enum Logging {
  NOTHING(Level.OFF),
  NORMAL(Level.INFO),
  VERBOSE(Level.FINE),
  EVERYTHING(Level.ALL);

  private static final String FILE = "java.util.logging.config.file";
  private static final String CLASS = "java.util.logging.config.class";

  private final Level level;

  Logging(Level level) {
    this.level = level;
  }

  /**
   * Takes effect when the first line is logged: starting {@code java.util.logging} would cost every
   * command some milliseconds, and most log nothing. Whoever set the JDK's own properties for it
   * keeps them.
   */
  void apply() {
    if (System.getProperty(FILE) == null && System.getProperty(CLASS) == null) {
      System.setProperty(CLASS, LogConfiguration.class.getName());
      System.setProperty(LogConfiguration.LEVEL, level.getName());
    }
  }
}
