package ai.wippy.runtime.wasi.filesystem;

import ai.wippy.runtime.wasi.file.DirectoryEntries;
import ai.wippy.runtime.wasi.file.FileError;
import ai.wippy.runtime.wasi.file.Opened;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What an instance has open of the host. */
final class OpenFiles {
  private final int most;
  private final Set<SharedFile> files = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<DirectoryEntries> listings = Collections.newSetFromMap(new IdentityHashMap<>());

  OpenFiles(int most) {
    this.most = most;
  }

  /**
   * Whether there is room for one more.
   *
   * @throws FileError INSUFFICIENT_MEMORY, for want of a code that says it better
   */
  void checkRoom() throws FileError {
    if (files.size() + listings.size() >= most) {
      throw new FileError(
          FileError.Code.INSUFFICIENT_MEMORY,
          "%d descriptors are open, as many as limits.max_open_files allows".formatted(most));
    }
  }

  SharedFile add(Opened opened) {
    var file = new SharedFile(opened, this);
    files.add(file);
    return file;
  }

  void add(DirectoryEntries listing) {
    listings.add(listing);
  }

  void remove(SharedFile file) {
    files.remove(file);
  }

  void close(DirectoryEntries listing) {
    listings.remove(listing);
    listing.close();
  }

  void close() {
    files.forEach(file -> file.opened().close());
    listings.forEach(DirectoryEntries::close);
  }
}
