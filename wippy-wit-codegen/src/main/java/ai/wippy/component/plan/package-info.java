/** A component flattened: ordered steps without names to look up, every link type-checked. */
@NullMarked
package ai.wippy.component.plan;

import org.jspecify.annotations.NullMarked;
