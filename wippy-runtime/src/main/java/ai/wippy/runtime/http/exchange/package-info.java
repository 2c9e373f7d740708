/** A request that is being answered, as those see it who answer it. */
@NullMarked
package ai.wippy.runtime.http.exchange;

import org.jspecify.annotations.NullMarked;
