/** What generated code calls: guest memory, strings, handles, instances, traps. */
@NullMarked
package ai.wippy.runtime.component;

import org.jspecify.annotations.NullMarked;
