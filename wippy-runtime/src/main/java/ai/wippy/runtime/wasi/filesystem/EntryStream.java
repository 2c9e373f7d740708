package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.component.Result;
import ai.wippy.runtime.wasi.file.DirectoryEntries;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.filesystem.Types.DirectoryEntry;
import ai.wippy.runtime.wasi.filesystem.Types.DirectoryEntryStream;
import ai.wippy.runtime.wasi.filesystem.Types.ErrorCode;
import java.util.Optional;

/** A directory that a guest lists. */
final class EntryStream implements DirectoryEntryStream {
  private final DirectoryEntries entries;
  private final OpenFiles open;

  EntryStream(DirectoryEntries entries, OpenFiles open) {
    this.entries = entries;
    this.open = open;
    open.add(entries);
  }

  @Override
  public Result<Optional<DirectoryEntry>, ErrorCode> readDirectoryEntry() {
    try {
      return Result.ok(
          Optional.ofNullable(entries.next())
              .map(entry -> new DirectoryEntry(Stats.type(entry.type()), entry.name())));
    } catch (FileError e) {
      return Result.err(ErrorCodes.of(e));
    }
  }

  @Override
  public void close() {
    open.close(entries);
  }
}
