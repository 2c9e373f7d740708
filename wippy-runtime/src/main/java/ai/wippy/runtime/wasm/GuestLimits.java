package ai.wippy.runtime.wasm;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.component.Limits;
import ai.wippy.runtime.function.EntryOptions;
import java.util.List;
import java.util.Map;

/** What an entry's {@code limits} say of its instances; what they do not say is the default. */
final class GuestLimits {
  private static final List<String> MEMORY = List.of("max_memory_bytes", "memory_bytes");

  private GuestLimits() {}

  /**
   * {@code max_memory_bytes}, which processes also call {@code memory_bytes}; {@code max_handles}.
   */
  static Limits of(Entry entry) {
    Map<?, ?> limits = EntryOptions.group(entry, "limits");
    long bytes = Limits.DEFAULT.maxMemoryBytes();
    for (String name : MEMORY.reversed()) {
      long number = EntryOptions.number(limits, name);
      bytes = number > 0 ? number : bytes;
    }
    long handles = EntryOptions.number(limits, "max_handles");
    return new Limits(
        bytes,
        handles > 0 ? (int) Math.min(handles, Limits.MOST_HANDLES) : Limits.DEFAULT.maxHandles());
  }
}
