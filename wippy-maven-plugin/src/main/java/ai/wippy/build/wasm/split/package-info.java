/** Functions of core modules that are too large for the JVM, made into several smaller ones. */
@NullMarked
package ai.wippy.build.wasm.split;

import org.jspecify.annotations.NullMarked;
