/** The host of {@code wasi:cli}: what a command sees of its command line, and how it ends. */
@NullMarked
package ai.wippy.runtime.wasi.cli;

import org.jspecify.annotations.NullMarked;
