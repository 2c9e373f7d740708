/** Source text, places in it, and problems that the user can fix, with the way they print. */
@NullMarked
package ai.wippy.diagnostic;

import org.jspecify.annotations.NullMarked;
