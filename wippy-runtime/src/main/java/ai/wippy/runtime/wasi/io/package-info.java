/** The hosts of {@code wasi:io}, and how guests wait. */
@NullMarked
package ai.wippy.runtime.wasi.io;

import org.jspecify.annotations.NullMarked;
