/** JSON text into the values of any caller, and back. */
@NullMarked
package ai.wippy.runtime.json;

import org.jspecify.annotations.NullMarked;
