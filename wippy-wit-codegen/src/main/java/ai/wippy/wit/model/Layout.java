package ai.wippy.wit.model;

import java.util.List;
import java.util.Optional;

/**
 * How values of a type lie in a 32-bit linear memory and in core values (Canonical ABI, alignment,
 * element size, flattening).
 *
 * @param size bytes that one value takes, padding included; saturates at {@link #HUGE}
 * @param alignment 1, 2, 4 or 8
 * @param flat the core values of one value
 */
public record Layout(long size, int alignment, Flat flat) {
  /** The size at which sums stop growing; far beyond any memory. */
  public static final long HUGE = 1L << 40;

  static final Layout POINTER_AND_LENGTH = new Layout(8, 4, Flat.of(CoreType.I32, CoreType.I32));

  static Layout scalar(int size, CoreType type) {
    return new Layout(size, size, Flat.of(type));
  }

  /** Fields one after another, each aligned. */
  public static Layout sequence(List<WitType> fields) {
    long size = 0;
    int alignment = 1;
    var flat = Flat.NONE;
    for (WitType field : fields) {
      Layout layout = field.layout();
      size = align(size, layout.alignment) + layout.size;
      alignment = Math.max(alignment, layout.alignment);
      flat = flat.then(layout.flat);
    }
    return new Layout(cap(align(size, alignment)), alignment, flat);
  }

  /** A discriminant, then room for the largest payload. */
  static Layout cases(List<Optional<WitType>> payloads) {
    int alignment = discriminantSize(payloads.size());
    long largest = 0;
    var flat = Flat.NONE;
    for (Optional<WitType> payload : payloads) {
      if (payload.isPresent()) {
        Layout layout = payload.get().layout();
        alignment = Math.max(alignment, layout.alignment);
        largest = Math.max(largest, layout.size);
        flat = flat.join(layout.flat);
      }
    }
    long size = align(payloadOffset(payloads) + largest, alignment);
    return new Layout(cap(size), alignment, Flat.of(CoreType.I32).then(flat));
  }

  /** Where the payload of a variant with these cases starts, in bytes from the discriminant. */
  static int payloadOffset(List<Optional<WitType>> payloads) {
    int alignment =
        payloads.stream()
            .flatMap(Optional::stream)
            .mapToInt(p -> p.layout().alignment)
            .max()
            .orElse(1);
    return (int) align(discriminantSize(payloads.size()), alignment);
  }

  /** Bytes of the discriminant of a variant with {@code cases} cases: 1, 2 or 4. */
  public static int discriminantSize(int cases) {
    return cases <= 1 << 8 ? 1 : cases <= 1 << 16 ? 2 : 4;
  }

  /** The next multiple of {@code alignment} (a power of two) that is at least {@code offset}. */
  public static long align(long offset, int alignment) {
    return (offset + alignment - 1) & -alignment;
  }

  private static long cap(long size) {
    return Math.min(size, HUGE);
  }
}
