package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that is open. Every read and write names its place. */
public final class OpenFile implements Opened {
  private static final byte[] ZERO = {0};

  /**
   * What the host is given at a time, in bytes: Java copies it to memory of its own that it keeps
   * for each thread, and a guest must not make that as large as it likes.
   */
  private static final int CHUNK = 256 * 1024;

  private final FileChannel channel;
  private final int guess;
  private final OpenMode mode;
  private final boolean readOnly;
  private @Nullable Path pinned;
  private @Nullable FileChannel end;

  OpenFile(FileChannel channel, int guess, OpenMode mode, boolean readOnly) {
    this.channel = channel;
    this.guess = guess;
    this.mode = mode;
    this.readOnly = readOnly;
  }

  /** How it was opened. */
  public OpenMode mode() {
    return mode;
  }

  /**
   * Reads.
   *
   * @param at from where on, in bytes
   * @return how many bytes were read; -1 at the end
   * @throws FileError BAD_DESCRIPTOR if it is not open for reading
   */
  public int read(ByteBuffer into, long at) throws FileError {
    try {
      long next = checked(at);
      int read = 0;
      while (into.hasRemaining()) {
        ByteBuffer part = chunk(into);
        int wanted = part.remaining();
        int got = channel.read(part, next + read);
        if (got > 0) {
          into.position(into.position() + got);
          read += got;
        }
        if (got < wanted) {
          return got < 0 && read == 0 ? -1 : read;
        }
      }
      return read;
    } catch (IOException | RuntimeException e) {
      throw FileError.of(e);
    }
  }

  /**
   * Writes all.
   *
   * @param at from where on, in bytes
   * @throws FileError BAD_DESCRIPTOR if it is not open for writing
   */
  public void write(ByteBuffer from, long at) throws FileError {
    try {
      long next = checked(at);
      while (from.hasRemaining()) {
        int written = channel.write(chunk(from), next);
        from.position(from.position() + written);
        next += written;
      }
    } catch (IOException | RuntimeException e) {
      throw FileError.of(e);
    }
  }

  /**
   * Writes all after what is there, each 256 KiB in one step with finding the end: nothing that
   * somebody else appends meanwhile is written over.
   *
   * @throws FileError BAD_DESCRIPTOR if it is not open for writing
   */
  public void append(ByteBuffer from) throws FileError {
    if (!mode.write()) {
      throw new FileError(FileError.Code.BAD_DESCRIPTOR, "the file is not open for writing");
    }
    try {
      FileChannel appender = appender();
      while (from.hasRemaining()) {
        from.position(from.position() + appender.write(chunk(from)));
      }
    } catch (IOException | RuntimeException e) {
      throw FileError.of(e);
    }
  }

  /** Opened once more, because whether writes append cannot be changed later. */
  private FileChannel appender() throws IOException {
    FileChannel known = end;
    if (known == null) {
      Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.APPEND));
      mode.durability().option().ifPresent(options::add);
      known = FileChannel.open(path(), options);
      end = known;
    }
    return known;
  }

  private static ByteBuffer chunk(ByteBuffer buffer) {
    return buffer.slice(buffer.position(), Math.min(buffer.remaining(), CHUNK));
  }

  private static long checked(long at) throws FileError {
    if (at < 0) {
      throw new FileError(FileError.Code.INVALID, "a place beyond what a file can have");
    }
    return at;
  }

  /**
   * Its size in bytes.
   *
   * @throws FileError if the host cannot tell
   */
  public long size() throws FileError {
    try {
      return channel.size();
    } catch (IOException e) {
      throw FileError.of(e);
    }
  }

  /**
   * Cuts it off, or fills it with zeros up to a size.
   *
   * @throws FileError INVALID for a negative size, or if it is not open for writing
   */
  public void setSize(long size) throws FileError {
    if (size < 0 || !mode.write()) {
      throw new FileError(FileError.Code.INVALID, "such a size cannot be set");
    }
    try {
      if (size <= channel.size()) {
        channel.truncate(size);
      } else {
        channel.write(ByteBuffer.wrap(ZERO), size - 1);
      }
    } catch (IOException | RuntimeException e) {
      throw FileError.of(e);
    }
  }

  @Override
  public Attributes attributes() throws FileError {
    try {
      return Attributes.read(path(), true);
    } catch (IOException e) {
      throw FileError.of(e);
    }
  }

  @Override
  public void setTimes(@Nullable FileTime accessed, @Nullable FileTime modified) throws FileError {
    if (readOnly) {
      throw Directory.readOnly();
    }
    try {
      Files.getFileAttributeView(path(), BasicFileAttributeView.class)
          .setTimes(modified, accessed, null);
    } catch (IOException e) {
      throw FileError.of(e);
    }
  }

  private Path path() throws IOException {
    Path known = pinned;
    if (known == null) {
      known = Pin.of(channel, guess).path();
      pinned = known;
    }
    return known;
  }

  @Override
  public void sync(boolean metadata) throws FileError {
    try {
      channel.force(metadata);
    } catch (IOException e) {
      throw FileError.of(e);
    }
  }

  @Override
  public void close() {
    try (var _ = end) {
      channel.close();
    } catch (IOException e) {
      // The kernel has let go of it all the same, and what it could not write it tells at sync.
      System.getLogger(OpenFile.class.getName())
          .log(System.Logger.Level.WARNING, "a file of a guest was closed with an error", e);
    }
  }
}
