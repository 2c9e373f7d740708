/** Numbers about a running application, and the address at which they can be asked for. */
@NullMarked
package ai.wippy.runtime.metrics;

import org.jspecify.annotations.NullMarked;
