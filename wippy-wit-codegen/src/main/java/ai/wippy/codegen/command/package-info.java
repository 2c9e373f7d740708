/** Java interfaces of WIT packages as a command, for a build that comes before the plugin. */
@NullMarked
package ai.wippy.codegen.command;

import org.jspecify.annotations.NullMarked;
