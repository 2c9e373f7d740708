/** What the fields of each kind of entry are, as data, and the check of an entry against it. */
@NullMarked
package ai.wippy.build.index.schema;

import org.jspecify.annotations.NullMarked;
