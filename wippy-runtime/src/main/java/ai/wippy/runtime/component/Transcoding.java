package ai.wippy.runtime.component;

/**
 * Strings on their way from one guest to another (Canonical ABI, {@code load_string} followed by
 * {@code store_string}). The guest that receives is asked for room in the steps that the
 * specification prescribes.
 */
final class Transcoding {
  private static final int LATIN1_END = 1 << 8;
  private static final int ASCII_END = 1 << 7;

  private final GuestHeap from;
  private final int source;
  private final int bytes;
  private final CodeUnits encoding;
  private final GuestHeap into;

  private Transcoding(GuestHeap from, int source, int bytes, CodeUnits encoding, GuestHeap into) {
    this.from = from;
    this.source = source;
    this.bytes = bytes;
    this.encoding = encoding;
    this.into = into;
  }

  /**
   * Copies a string.
   *
   * @param at its address
   * @param length in code units, tagged if the encoding says so
   * @return where the copy lies; see {@link Slice}
   * @throws Trap if it is too long, not inside the memory, not aligned, or not valid
   */
  static long copy(GuestHeap from, int at, int length, GuestHeap into) {
    CodeUnits encoding =
        switch (from.encoding()) {
          case UTF8 -> CodeUnits.UTF8;
          case UTF16 -> CodeUnits.UTF16;
          case LATIN1_OR_UTF16 -> (length & Utf16.TAG) != 0 ? CodeUnits.UTF16 : CodeUnits.LATIN1;
        };
    int bytes =
        switch (encoding) {
          case UTF8 -> Utf8.check(from.memory(), at, length);
          case UTF16 ->
              Utf16.check(
                  from.memory(),
                  at,
                  from.encoding() == GuestHeap.Encoding.UTF16 ? length : length ^ Utf16.TAG);
          case LATIN1 -> Utf16.checkLatin1(from.memory(), at, length);
        };
    var transcoding = new Transcoding(from, at, bytes, encoding, into);
    return switch (into.encoding()) {
      case UTF8 -> transcoding.toUtf8();
      case UTF16 -> transcoding.toUtf16();
      case LATIN1_OR_UTF16 -> transcoding.toLatin1OrUtf16();
    };
  }

  private int units() {
    return encoding == CodeUnits.UTF16 ? bytes / 2 : bytes;
  }

  private byte[] sourceArray() {
    return from.memory().array();
  }

  private byte[] array() {
    return into.memory().array();
  }

  private int same(int alignment) {
    int to = into.allocate(alignment, bytes);
    System.arraycopy(sourceArray(), source, array(), to, bytes);
    return to;
  }

  private long toUtf8() {
    if (encoding == CodeUnits.UTF8) {
      return Slice.of(same(1), bytes);
    }
    int units = units();
    int to = into.allocate(1, units);
    int at = source;
    int written = 0;
    while (written < units) {
      int codePoint = encoding.read(sourceArray(), at);
      if (codePoint >= ASCII_END) {
        return restToUtf8(at, to, written);
      }
      array()[to + written++] = (byte) codePoint;
      at += encoding.bytes(codePoint);
    }
    return Slice.of(to, units);
  }

  /** From the first character on that takes more room than its code units in the source. */
  private long restToUtf8(int at, int allocated, int written) {
    int units = units();
    long worst = (encoding == CodeUnits.UTF16 ? 3L : 2L) * units;
    int to = into.reallocate(allocated, units, 1, worst);
    int end = write(at, CodeUnits.UTF8, to + written) - to;
    return Slice.of(end < worst ? into.reallocate(to, worst, 1, end) : to, end);
  }

  private long toUtf16() {
    return switch (encoding) {
      case UTF16 -> Slice.of(same(2), units());
      case LATIN1 -> {
        int to = into.allocate(2, 2L * bytes);
        write(source, CodeUnits.UTF16, to);
        yield Slice.of(to, bytes);
      }
      case UTF8 -> {
        long worst = 2L * bytes;
        int to = into.allocate(2, worst);
        int end = write(source, CodeUnits.UTF16, to) - to;
        yield Slice.of(end < worst ? into.reallocate(to, worst, 2, end) : to, end / 2);
      }
    };
  }

  private long toLatin1OrUtf16() {
    if (encoding == CodeUnits.LATIN1) {
      return Slice.of(same(2), bytes);
    }
    if (from.encoding() == GuestHeap.Encoding.LATIN1_OR_UTF16) {
      return probablyUtf16();
    }
    int units = units();
    int to = into.allocate(2, units);
    int at = source;
    int written = 0;
    while (at < source + bytes) {
      int codePoint = encoding.read(sourceArray(), at);
      if (codePoint >= LATIN1_END) {
        return restToUtf16(at, to, written);
      }
      array()[to + written++] = (byte) codePoint;
      at += encoding.bytes(codePoint);
    }
    return Slice.of(written < units ? into.reallocate(to, units, 2, written) : to, written);
  }

  /** From the first character on that Latin-1 does not have. */
  private long restToUtf16(int at, int allocated, int written) {
    long worst = 2L * units();
    int to = into.reallocate(allocated, units(), 2, worst);
    byte[] array = array();
    for (int i = written - 1; i >= 0; i--) {
      array[to + 2 * i] = array[to + i];
      array[to + 2 * i + 1] = 0;
    }
    int end = write(at, CodeUnits.UTF16, to + 2 * written) - to;
    return Slice.of(end < worst ? into.reallocate(to, worst, 2, end) : to, end / 2 | Utf16.TAG);
  }

  /** What the source keeps in UTF-16 it most likely had to. */
  private long probablyUtf16() {
    int to = same(2);
    byte[] array = array();
    for (int i = 0; i < bytes; i += 2) {
      if (array[to + i + 1] != 0) {
        return Slice.of(to, units() | Utf16.TAG);
      }
    }
    for (int i = 0; i < units(); i++) {
      array[to + i] = array[to + 2 * i];
    }
    return Slice.of(into.reallocate(to, bytes, 1, units()), units());
  }

  /** Writes the source from {@code at} on; where it ends. */
  private int write(int at, CodeUnits target, int to) {
    byte[] out = array();
    byte[] in = sourceArray();
    int next = to;
    for (int i = at; i < source + bytes; ) {
      int codePoint = encoding.read(in, i);
      target.write(out, next, codePoint);
      next += target.bytes(codePoint);
      i += encoding.bytes(codePoint);
    }
    return next;
  }
}
