/** Requests of the application's own code into the network, as a caller sees them who waits. */
@NullMarked
package ai.wippy.runtime.http.fetch;

import org.jspecify.annotations.NullMarked;
