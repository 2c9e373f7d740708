package ai.wippy.runtime.process;

import ai.wippy.registry.EntryId;
import ai.wippy.runtime.security.Context;
import java.util.List;
import java.util.Optional;

/**
 * A process to start.
 *
 * @param program its entry
 * @param host the entry of the host to run it
 * @param args as in {@link ai.wippy.runtime.payload.JavaValues}
 * @param context what it inherits
 * @param name to register it under; if a process has it already, that one takes its place
 * @param messages that it finds when it starts
 * @param monitored whether its parent hears of its end
 * @param linked whether its parent fails with it and it with its parent
 */
public record Spawn(
    EntryId program,
    EntryId host,
    List<Object> args,
    Context context,
    Optional<String> name,
    List<Draft> messages,
    boolean monitored,
    boolean linked) {
  /** A message that has no receiver yet. */
  public record Draft(String topic, List<Object> payloads) {
    /** Copies the list. */
    public Draft {
      payloads = List.copyOf(payloads);
    }
  }

  /** Copies the lists. */
  public Spawn {
    args = List.copyOf(args);
    messages = List.copyOf(messages);
  }

  /** One without name, messages, monitor and link. */
  public Spawn(EntryId program, EntryId host, List<Object> args, Context context) {
    this(program, host, args, context, Optional.empty(), List.of(), false, false);
  }
}
