/** Files as guests see them: what is open, relative to what was granted, with no way out of it. */
@NullMarked
package ai.wippy.runtime.wasi.file;

import org.jspecify.annotations.NullMarked;
