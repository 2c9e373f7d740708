/**
 * Entries, ids and kinds of an application, and its registry as the build freezes it into the jar.
 */
@NullMarked
package ai.wippy.registry;

import org.jspecify.annotations.NullMarked;
