package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.component.Unit;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.OpenFile;
import ai.wippy.runtime.wasi.io.Sink;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Watch;
import java.nio.ByteBuffer;

/** A file, written from a place on, or at its end. What has been written is with the host. */
final class FileSink implements Sink {
  /** The most that one write takes. */
  private static final long MOST = 1 << 20;

  private static final long END = -1;

  private final OpenFile file;
  private long position;

  private FileSink(OpenFile file, long position) {
    this.file = file;
    this.position = position;
  }

  /**
   * From a place on.
   *
   * @throws FileError INVALID for a place that no file can have
   */
  static FileSink at(OpenFile file, long position) throws FileError {
    if (position < 0) {
      throw new FileError(FileError.Code.INVALID, "a place beyond what a file can have");
    }
    return new FileSink(file, position);
  }

  static FileSink atEnd(OpenFile file) {
    return new FileSink(file, END);
  }

  @Override
  public Result<Long, StreamError> checkWrite() {
    return Result.ok(MOST);
  }

  @Override
  public Result<Unit, StreamError> write(byte[] bytes) {
    try {
      if (position == END) {
        file.append(ByteBuffer.wrap(bytes));
      } else {
        file.write(ByteBuffer.wrap(bytes), position);
        position += bytes.length;
      }
      return Result.ok();
    } catch (FileError e) {
      return Result.err(new StreamError.LastOperationFailed(new FileFailure(e)));
    }
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public Watch watch(Runnable wake) {
    return NOW.watch(wake);
  }
}
