/** Text of {@code .wit} files into a syntax tree in which every name knows its place. */
@NullMarked
package ai.wippy.wit.syntax;

import org.jspecify.annotations.NullMarked;
