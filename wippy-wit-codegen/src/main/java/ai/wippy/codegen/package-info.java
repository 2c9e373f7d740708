/** Makes Java source of plans and types. */
@NullMarked
package ai.wippy.codegen;

import org.jspecify.annotations.NullMarked;
