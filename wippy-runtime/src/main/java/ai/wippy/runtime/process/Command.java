package ai.wippy.runtime.process;

import ai.wippy.registry.Entry;
import ai.wippy.registry.EntryId;
import ai.wippy.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process that a command line can run: its entry's {@code meta.command}.
 *
 * @param name on the command line
 * @param about what it does, in a few words; may be empty
 * @param process the entry
 */
public record Command(String name, String about, EntryId process) {
  /** All commands of an application, in load order. */
  public static List<Command> all(Registry registry) {
    var all = new ArrayList<Command>();
    for (Entry entry : registry.all()) {
      of(entry).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private static Optional<Command> of(Entry entry) {
    return entry.kind().startsWith("process.")
            && entry.meta().get("command") instanceof Map<?, ?> command
            && command.get("name") instanceof String name
        ? Optional.of(new Command(name, text(command.get("short")), entry.id()))
        : Optional.empty();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}
