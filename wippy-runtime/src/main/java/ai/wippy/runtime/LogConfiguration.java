package ai.wippy.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.logging.LogManager;

/** Configures {@code java.util.logging}, which makes one by name when it starts. */
public final class LogConfiguration {
  /** System property with the least level to show. */
  static final String LEVEL = "wippy.log.level";

  /** Sends one line for each record to the standard error stream. */
  public LogConfiguration() throws IOException {
    // What Jetty says at INFO, its services have said in our words.
    String level = System.getProperty(LEVEL, "INFO");
    String properties =
        """
        handlers = java.util.logging.ConsoleHandler
        .level = %1$s
        org.eclipse.jetty.level = %2$s
        java.util.logging.ConsoleHandler.level = ALL
        java.util.logging.SimpleFormatter.format = %%1$tT.%%1$tL %%4$s %%5$s%%6$s%%n
        """
            .formatted(level, level.equals("INFO") ? "WARNING" : level);
    LogManager.getLogManager()
        .readConfiguration(new ByteArrayInputStream(properties.getBytes(UTF_8)));
  }
}
