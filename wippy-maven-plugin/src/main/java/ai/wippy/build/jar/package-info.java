/**
 * The executable jar: the application and its libraries in one flat file, the same bytes for the
 * same input.
 *
 * <p>Written with {@code java.util.jar}, after a look at the libraries that pack jars. The shader
 * of maven-shade-plugin reports a name that two jars give different content as a warning and goes
 * on; plexus-archiver keeps, skips or refuses a repeated name, but never looks at the content, and
 * merges nothing. Here such a name is an error that names both jars, and the rest of the rules
 * ({@link ai.wippy.build.jar.Rule}) is short.
 */
@NullMarked
package ai.wippy.build.jar;

import org.jspecify.annotations.NullMarked;
