package ai.wippy.runtime.wasm;

import ai.wippy.runtime.process.StandardStreams;
import ai.wippy.runtime.security.Context;
import ai.wippy.runtime.wippy.actor.GuestMailbox;
import java.util.List;
import java.util.Optional;

/**
 * For whom an instance runs.
 *
 * @param context what it inherits
 * @param streams its standard streams
 * @param mailbox of the process that it is; empty for a function
 * @param words what it sees as its command line, its own name first; empty for none
 */
record Caller(
    Context context, StandardStreams streams, Optional<GuestMailbox> mailbox, List<String> words) {
  /** Copies the list. */
  Caller {
    words = List.copyOf(words);
  }

  /** The caller of a function. */
  Caller(Context context, StandardStreams streams) {
    this(context, streams, Optional.empty(), List.of());
  }
}
