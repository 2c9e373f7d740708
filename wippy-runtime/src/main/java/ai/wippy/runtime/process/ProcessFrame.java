package ai.wippy.runtime.process;

import ai.wippy.runtime.security.Context;
import java.util.List;

/**
 * A running process as its program sees it.
 *
 * @param pid its id
 * @param context what it inherited
 * @param streams its standard streams
 * @param words words of the command line that started it; empty if it was started otherwise
 */
public record ProcessFrame(Pid pid, Context context, StandardStreams streams, List<String> words) {
  /** Copies the list. */
  public ProcessFrame {
    words = List.copyOf(words);
  }
}
