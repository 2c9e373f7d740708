package ai.wippy.runtime.process;

import ai.wippy.registry.EntryId;

/**
 * The id of a process, never used again while the application runs.
 *
 * @param node the machine
 * @param host the entry of the host that runs it
 * @param number counted by the host, from 1
 */
public record Pid(String node, EntryId host, long number) {
  /** As Lua sees it: {@code {node@ns:host|0x00001}}. */
  @Override
  public String toString() {
    return "{%s@%s|0x%05x}".formatted(node, host, number);
  }
}
