/** The whole build of an application, step by step, and the stamp that lets it be skipped. */
@NullMarked
package ai.wippy.build;

import org.jspecify.annotations.NullMarked;
