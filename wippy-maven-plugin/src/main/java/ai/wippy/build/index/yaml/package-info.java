/** YAML and JSON text into a tree of values that know where they were written. */
@NullMarked
package ai.wippy.build.index.yaml;

import org.jspecify.annotations.NullMarked;
