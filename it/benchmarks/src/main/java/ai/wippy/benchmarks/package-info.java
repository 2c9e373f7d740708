/** What calls, instances, start and build cost, beside the same work done with Chicory alone. */
@NullMarked
package ai.wippy.benchmarks;

import org.jspecify.annotations.NullMarked;
