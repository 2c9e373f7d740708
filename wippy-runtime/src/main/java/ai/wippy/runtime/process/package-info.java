/** Processes: ids, hosts, commands. */
@NullMarked
package ai.wippy.runtime.process;

import org.jspecify.annotations.NullMarked;
