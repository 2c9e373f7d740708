package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.OpenFile;
import ai.wippy.runtime.wasi.io.Source;
import ai.wippy.runtime.wasi.io.Streams.StreamError;
import ai.wippy.runtime.wasi.io.Watch;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A file, read from a place on. */
final class FileSource implements Source {
  /** The most that one read gives. */
  private static final int MOST = 1 << 20;

  private final OpenFile file;
  private long position;

  FileSource(OpenFile file, long position) {
    this.file = file;
    this.position = position;
  }

  @Override
  public Result<byte[], StreamError> read(long max) {
    int most = (int) Math.min(max < 0 ? MOST : max, MOST);
    if (most == 0) {
      return Result.ok(new byte[0]);
    }
    try {
      ByteBuffer into = ByteBuffer.allocate(most);
      int read = file.read(into, position);
      if (read < 0) {
        return Result.err(new StreamError.Closed());
      }
      position += read;
      return Result.ok(read == most ? into.array() : Arrays.copyOf(into.array(), read));
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
