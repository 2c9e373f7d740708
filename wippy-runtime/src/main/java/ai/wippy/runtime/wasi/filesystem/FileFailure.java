package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.io.Error;

/** Why a stream of a file ended. */
record FileFailure(FileError cause) implements Error.ErrorResource {
  @Override
  public String toDebugString() {
    return String.valueOf(cause.getMessage());
  }
}
