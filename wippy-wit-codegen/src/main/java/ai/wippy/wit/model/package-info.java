/** Resolved WIT: types with their canonical-ABI layout, functions, interfaces, worlds. */
@NullMarked
package ai.wippy.wit.model;

import org.jspecify.annotations.NullMarked;
