package ai.wippy.runtime.process;

import ai.wippy.registry.EntryId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a process, never used again while the application runs.
 *
 * @param node the machine
 * @param host the entry of the host that runs it, or of the function whose call it is
 * @param number counted from 1
 */
public record Pid(String node, EntryId host, long number) {
  private static final Pattern TEXT =
      Pattern.compile("\\{([^@{}|]*)@([^{}|]+)\\|0x([0-9a-f]{5,15})\\}");

  /** The pid that a text is, if it is one. */
  public static Optional<Pid> parse(String text) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? Optional.of(
            new Pid(
                match.group(1), EntryId.parse(match.group(2)), Long.parseLong(match.group(3), 16)))
        : Optional.empty();
  }

  /** As Lua sees it: {@code {node@ns:host|0x00001}}. */
  @Override
  public String toString() {
    return "{%s@%s|0x%05x}".formatted(node, host, number);
  }
}
