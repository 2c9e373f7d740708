/** {@code wasi:filesystem}: the interfaces' descriptors and streams on files of the host. */
@NullMarked
package ai.wippy.runtime.wasi.filesystem;

import org.jspecify.annotations.NullMarked;
