/** WIT packages that were compiled into components, and the documentation that components carry. */
@NullMarked
package ai.wippy.component.wit;

import org.jspecify.annotations.NullMarked;
