package ai.wippy.runtime.wasi.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** A file that is open. Every read and write names its place. */
public final class OpenFile implements Opened {
  private static final byte[] ZERO = {0};

  private final FileChannel channel;
  private final OpenMode mode;
  private final boolean readOnly;
  private @Nullable Path pinned;

  OpenFile(FileChannel channel, OpenMode mode, boolean readOnly) {
    this.channel = channel;
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
      return channel.read(into, checked(at));
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
        next += channel.write(from, next);
      }
    } catch (IOException | RuntimeException e) {
      throw FileError.of(e);
    }
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
   * @throws FileError INVALID for a negative size
   */
  public void setSize(long size) throws FileError {
    if (size < 0) {
      throw new FileError(FileError.Code.INVALID, "a size beyond what a file can have");
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
      known = Pin.of(channel);
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
    try {
      channel.close();
    } catch (IOException e) {
      // The kernel has let go of it all the same, and what it could not write it tells at sync.
      System.getLogger(OpenFile.class.getName())
          .log(System.Logger.Level.WARNING, "a file of a guest was closed with an error", e);
    }
  }
}
