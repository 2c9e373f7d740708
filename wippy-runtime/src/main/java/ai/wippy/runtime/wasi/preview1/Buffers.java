package ai.wippy.runtime.wasi.preview1;

import ai.wippy.runtime.component.GuestMemory;
import ai.wippy.runtime.component.Rest;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The parts of memory that an array of {@code iovec} names, all of them checked before the first is
 * used.
 */
final class Buffers {
  private final GuestMemory memory;
  private final int vectors;
  private final int count;
  private final long size;

  private Buffers(GuestMemory memory, int vectors, int count, long size) {
    this.memory = memory;
    this.vectors = vectors;
    this.count = count;
    this.size = size;
  }

  /**
   * Checks them.
   *
   * @throws ai.wippy.runtime.component.Trap if the array or a part is not inside
   */
  static Buffers of(GuestMemory memory, int vectors, int count) {
    memory.range(vectors, 8 * Integer.toUnsignedLong(count), 1);
    long size = 0;
    for (int i = 0; i < count; i++) {
      long length = Integer.toUnsignedLong(memory.i32(vectors + 8 * i + 4));
      memory.range(memory.i32(vectors + 8 * i), length, 1);
      size += length;
    }
    return new Buffers(memory, vectors, count, size);
  }

  /** Bytes in all parts together; parts may overlap, so it can exceed the memory. */
  long size() {
    return size;
  }

  /**
   * Waits for input, then takes what is there without waiting again. Bytes read, 0 at the end of
   * input.
   */
  int fill(InputStream in) throws IOException {
    int total = 0;
    for (int i = 0; i < count; i++) {
      int wanted = length(i);
      if (wanted == 0) {
        continue;
      }
      if (total > 0) {
        wanted = Math.min(wanted, in.available());
      }
      int read = wanted == 0 ? 0 : read(in, at(i), wanted);
      total += Math.max(read, 0);
      if (read < length(i)) {
        break;
      }
    }
    return total;
  }

  /** Whoever is behind the stream may wait for something himself. */
  private int read(InputStream in, int at, int length) throws IOException {
    return Rest.without(() -> in.read(memory.array(), at, length));
  }

  /** Writes and flushes all of it. */
  void drain(OutputStream out) throws IOException {
    for (int i = 0; i < count; i++) {
      write(out, at(i), length(i));
    }
    out.flush();
  }

  private void write(OutputStream out, int at, int length) throws IOException {
    Rest.without(() -> {
      out.write(memory.array(), at, length);
      return length;
    });
  }

  /** Reads from a place in a file until the buffers are full or the file ends. Bytes read. */
  int fill(OpenFile file, long from) throws FileError {
    int total = 0;
    for (int i = 0; i < count; i++) {
      var part = ByteBuffer.wrap(memory.array(), at(i), length(i));
      while (part.hasRemaining()) {
        int read = file.read(part, from + total);
        if (read < 0) {
          return total;
        }
        total += read;
      }
    }
    return total;
  }

  /** Writes all of it to a place in a file. */
  void drain(OpenFile file, long to) throws FileError {
    long next = to;
    for (int i = 0; i < count; i++) {
      int length = length(i);
      file.write(ByteBuffer.wrap(memory.array(), at(i), length), next);
      next += length;
    }
  }

  /** Writes all of it after what is in a file. */
  void append(OpenFile file) throws FileError {
    for (int i = 0; i < count; i++) {
      file.append(ByteBuffer.wrap(memory.array(), at(i), length(i)));
    }
  }

  // Input may overwrite the vectors themselves if a guest lets them overlap: what is read again is
  // checked again.

  private int at(int i) {
    return memory.range(memory.i32(vectors + 8 * i), Integer.toUnsignedLong(length(i)), 1);
  }

  private int length(int i) {
    return memory.i32(vectors + 8 * i + 4);
  }
}
