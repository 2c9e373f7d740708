/** Components in text format, as far as they consist of types: what compiled WIT packages are. */
@NullMarked
package ai.wippy.component.text;

import org.jspecify.annotations.NullMarked;
