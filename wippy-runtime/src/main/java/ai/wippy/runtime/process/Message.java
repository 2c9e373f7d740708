package ai.wippy.runtime.process;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that one process sends to another. Immutable.
 *
 * @param number by which its receiver counts what it gets, from 1
 * @param from who sent it; null if no process did
 * @param topic not empty
 * @param payloads as in {@link ai.wippy.runtime.payload.JavaValues}; shared, so nobody changes them
 * @param bytes what it costs its receiver
 */
public record Message(
    long number, @Nullable Pid from, String topic, List<Object> payloads, long bytes) {
  private static final int OVERHEAD = 256;
  private static final int PAYLOAD_OVERHEAD = 64;

  /** Copies the list. */
  public Message {
    payloads = List.copyOf(payloads);
  }

  /** What payloads cost a mailbox: 256 bytes for the message, 64 for each, and their content. */
  static long weight(List<Object> payloads) {
    long sum = OVERHEAD;
    for (Object payload : payloads) {
      sum += PAYLOAD_OVERHEAD + content(payload);
    }
    return sum;
  }

  private static long content(Object value) {
    return switch (value) {
      case CharSequence text -> text.length();
      case byte[] bytes -> bytes.length;
      case List<?> list -> list.stream().mapToLong(each -> Long.BYTES + content(each)).sum();
      case Map<?, ?> map ->
          map.entrySet().stream()
              .mapToLong(each -> Long.BYTES + content(each.getKey()) + content(each.getValue()))
              .sum();
      default -> Long.BYTES;
    };
  }
}
