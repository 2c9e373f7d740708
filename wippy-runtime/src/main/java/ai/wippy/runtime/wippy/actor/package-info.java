/** Mailboxes for WebAssembly guests: {@code wippy:actor}. */
@NullMarked
package ai.wippy.runtime.wippy.actor;

import org.jspecify.annotations.NullMarked;
