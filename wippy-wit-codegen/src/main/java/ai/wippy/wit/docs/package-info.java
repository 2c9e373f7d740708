/** Documentation that is kept apart from what it documents, and how the two come together. */
@NullMarked
package ai.wippy.wit.docs;

import org.jspecify.annotations.NullMarked;
