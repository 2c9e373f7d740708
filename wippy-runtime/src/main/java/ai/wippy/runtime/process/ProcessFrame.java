package ai.wippy.runtime.process;

import ai.wippy.runtime.security.Context;
import java.util.List;

/**
 * A running process as its program sees it.
 *
 * @param process itself
 * @param streams its standard streams
 * @param words words of the command line that started it; empty if it was started otherwise
 */
public record ProcessFrame(Process process, StandardStreams streams, List<String> words) {
  /** Copies the list. */
  public ProcessFrame {
    words = List.copyOf(words);
  }

  /** Its id. */
  public Pid pid() {
    return process.pid();
  }

  /** What it inherited. */
  public Context context() {
    return process.context();
  }
}
