/**
 * Channels between the coroutines of one process, who take turns, and what reaches it from outside.
 */
@NullMarked
package ai.wippy.runtime.channel;

import org.jspecify.annotations.NullMarked;
