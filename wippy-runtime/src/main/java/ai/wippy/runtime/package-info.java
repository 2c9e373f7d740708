/** Boot, shutdown and the command line: kinds of entries become services. */
@NullMarked
package ai.wippy.runtime;

import org.jspecify.annotations.NullMarked;
