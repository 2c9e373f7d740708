/** The host of {@code wasi:random}. */
@NullMarked
package ai.wippy.runtime.wasi.random;

import org.jspecify.annotations.NullMarked;
