/**
 * Random types and values that pass through a guest which returns what it gets: whatever the way,
 * they must come back equal. Nothing here uses what is tested but to build the guest and to call
 * it.
 */
@NullMarked
package ai.wippy.echo;

import org.jspecify.annotations.NullMarked;
