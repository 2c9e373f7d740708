/** Writing Java text: imports, indentation, names, literals. */
@NullMarked
package ai.wippy.codegen.java;

import org.jspecify.annotations.NullMarked;
