/** Verdicts on the projects that the invoker has built. */
@NullMarked
package ai.wippy.it;

import org.jspecify.annotations.NullMarked;
