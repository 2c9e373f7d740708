package ai.wippy.runtime.wasi.file;

import java.nio.file.Path;

/**
 * A directory of the host that a guest may use.
 *
 * @param guest where the guest sees it: an absolute path
 * @param directory on the host
 * @param readOnly whether nothing in it may be changed
 */
public record Mount(String guest, Path directory, boolean readOnly) {}
