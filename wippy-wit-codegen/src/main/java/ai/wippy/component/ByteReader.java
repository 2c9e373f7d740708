package ai.wippy.component;

import static ai.wippy.component.ComponentException.malformed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the primitive parts of the binary format from a stretch of bytes; refuses to read past its
 * end.
 *
 * <p>No count is trusted: an element takes at least a byte, so a vector cannot have more elements
 * than there are bytes left, and memory stays proportional to the input.
 */
final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  boolean atEnd() {
    return position == end;
  }

  int peek() {
    if (position >= end) {
      throw malformed(
          position, "unexpected end of the %s", end == bytes.length ? "file" : "section");
    }
    return bytes[position] & 0xFF;
  }

  int octet() {
    int value = peek();
    position++;
    return value;
  }

  /** The next {@code size} bytes as a reader of their own; this one goes on behind them. */
  ByteReader slice(int size) {
    if (size > end - position) {
      throw malformed(
          position, "a length of %d exceeds the %d bytes that are left", size, end - position);
    }
    var slice = new ByteReader(bytes, position, position + size);
    position += size;
    return slice;
  }

  /** Fails unless everything has been read. */
  void finish(String what) {
    if (!atEnd()) {
      throw malformed(position, "%d unexpected bytes at the end of the %s", end - position, what);
    }
  }

  /** An unsigned LEB128 of 32 bits that fits a Java int: no index or size can be larger. */
  int u32() {
    int start = position;
    long value = unsigned(32, start);
    if (value > Integer.MAX_VALUE) {
      throw malformed(start, "the number %d is beyond the size of any file", value);
    }
    return (int) value;
  }

  /** An unsigned LEB128 of {@code bits} bits. */
  long unsigned(int bits) {
    return unsigned(bits, position);
  }

  private long unsigned(int bits, int start) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int octet = octet();
      if (shift + 7 > bits && (octet & 0x7F) >>> (bits - shift) != 0) {
        throw malformed(start, "integer too large: does not fit %d bits", bits);
      }
      value |= (long) (octet & 0x7F) << shift;
      if ((octet & 0x80) == 0) {
        return value;
      }
      if (shift + 7 >= bits) {
        throw malformed(start, "integer representation too long for %d bits", bits);
      }
    }
  }

  /** A signed LEB128 of 33 bits, as types are encoded: negative for opcodes, else an index. */
  long s33() {
    int start = position;
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if ((octet & 0x80) == 0) {
        long signed = shift + 7 < 64 ? value << (57 - shift) >> (57 - shift) : value;
        if (signed < -(1L << 32) || signed >= 1L << 32) {
          throw malformed(start, "integer too large: does not fit 33 bits");
        }
        return signed;
      }
      if (shift >= 28) {
        throw malformed(start, "integer representation too long for 33 bits");
      }
    }
  }

  /** Elements behind their count. */
  <T> List<T> vector(Function<ByteReader, T> element) {
    int start = position;
    int count = u32();
    if (count > end - position) {
      throw malformed(
          start, "a count of %d exceeds the %d bytes that are left", count, end - position);
    }
    var elements = new ArrayList<T>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      elements.add(element.apply(this));
    }
    return List.copyOf(elements);
  }

  /** An element that a byte of 0 or 1 announces. */
  <T> Optional<T> optional(Function<ByteReader, T> element) {
    return flag("an optional part") ? Optional.of(element.apply(this)) : Optional.empty();
  }

  /** A byte that is 0 or 1. */
  boolean flag(String what) {
    int start = position;
    int octet = octet();
    return switch (octet) {
      case 0 -> false;
      case 1 -> true;
      default ->
          throw malformed(
              start, "invalid leading byte 0x%02x for %s, expected 0 or 1", octet, what);
    };
  }

  /** A byte that can only be {@code expected}. */
  void expect(int expected, String what) {
    int start = position;
    int octet = octet();
    if (octet != expected) {
      throw malformed(
          start, "invalid leading byte 0x%02x for %s, expected 0x%02x", octet, what, expected);
    }
  }

  /** A string of UTF-8 behind its length. */
  String name() {
    int start = position;
    ByteReader text = slice(u32());
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, text.position, text.end - text.position))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed(start, "malformed UTF-8 in a name");
    }
  }

  ComponentException unexpected(int start, int octet, String what) {
    return malformed(start, "invalid leading byte 0x%02x for %s", octet, what);
  }
}
