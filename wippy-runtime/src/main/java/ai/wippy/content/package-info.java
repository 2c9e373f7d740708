/**
 * Bytes that a build leaves for a start. They are classes: what an AOT cache holds comes without
 * the jar being opened, whereas the first resource that is asked for opens the jar and the JDK's
 * modules.
 */
@NullMarked
package ai.wippy.content;

import org.jspecify.annotations.NullMarked;
