package ai.wippy.runtime.process;

import ai.wippy.registry.Entry;
import ai.wippy.runtime.function.EntryOptions;

/**
 * What a mailbox holds at most; it refuses what goes beyond.
 *
 * @param capacity number of messages
 * @param bytes of all of them, counted as {@link Message#weight}
 * @param messageBytes of one of them
 */
public record MailboxLimits(long capacity, long bytes, long messageBytes) {
  private static final int MIB = 1 << 20;

  /** Those of a process that can grow a heap of its own without limit. */
  static final MailboxLimits WIDE = new MailboxLimits(1 << 16, 64 * MIB, 8 * MIB);

  private static final MailboxLimits GUEST = new MailboxLimits(128, 8 * MIB, MIB);

  /** Those of an entry: its {@code mailbox} options, with the defaults of its kind. */
  public static MailboxLimits of(Entry entry) {
    var otherwise = entry.kind().equals("process.wasm") ? GUEST : WIDE;
    var options = EntryOptions.group(entry, "mailbox");
    return new MailboxLimits(
        or(EntryOptions.number(options, "capacity"), otherwise.capacity),
        or(EntryOptions.number(options, "bytes"), otherwise.bytes),
        or(EntryOptions.number(options, "message_bytes"), otherwise.messageBytes));
  }

  private static long or(long value, long otherwise) {
    return value > 0 ? value : otherwise;
  }
}
