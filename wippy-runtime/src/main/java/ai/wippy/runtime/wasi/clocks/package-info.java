/** The hosts of {@code wasi:clocks}: the time of day, and alarms. */
@NullMarked
package ai.wippy.runtime.wasi.clocks;

import org.jspecify.annotations.NullMarked;
