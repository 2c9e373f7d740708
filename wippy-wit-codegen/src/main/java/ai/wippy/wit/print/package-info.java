/** The model back to WIT text. */
@NullMarked
package ai.wippy.wit.print;

import org.jspecify.annotations.NullMarked;
