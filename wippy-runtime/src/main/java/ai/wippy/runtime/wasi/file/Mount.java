package ai.wippy.runtime.wasi.file;

import java.nio.file.Path;

/**
 * A directory of the host that a guest may use.
 *
 * @param guest where the guest sees it: an absolute path
 * @param root a directory of the host that no guest can move or replace
 * @param path from there to the directory, relative; empty for the root itself. No link in it leads
 *     out of the root, because guests may have made it
 * @param readOnly whether nothing in it may be changed
 */
public record Mount(String guest, Path root, String path, boolean readOnly) {
  /** A directory that no guest can move or replace. */
  public Mount(String guest, Path directory, boolean readOnly) {
    this(guest, directory, "", readOnly);
  }
}
