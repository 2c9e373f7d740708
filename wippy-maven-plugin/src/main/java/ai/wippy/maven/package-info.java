/** Maven goals: parameters in, outcome out. */
@NullMarked
package ai.wippy.maven;

import org.jspecify.annotations.NullMarked;
