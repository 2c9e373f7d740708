/** The files of a Wippy application, read into checked entries with a span for every value. */
@NullMarked
package ai.wippy.build.index;

import org.jspecify.annotations.NullMarked;
