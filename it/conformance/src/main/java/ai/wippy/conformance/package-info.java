/** Runs the suites that the authors of the component model and of WASI wrote. */
@NullMarked
package ai.wippy.conformance;

import org.jspecify.annotations.NullMarked;
