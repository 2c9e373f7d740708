/** Variables of the environment: {@code env.variable} entries and the storages that hold them. */
@NullMarked
package ai.wippy.runtime.env;

import org.jspecify.annotations.NullMarked;
