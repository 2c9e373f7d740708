/**
 * Component binaries: decoded into records, index spaces rebuilt, every rule of validation checked.
 */
@NullMarked
package ai.wippy.component;

import org.jspecify.annotations.NullMarked;
