/** WASI preview 1 for core modules: standard streams, clocks, random numbers, exit. */
@NullMarked
package ai.wippy.runtime.wasi.preview1;

import org.jspecify.annotations.NullMarked;
